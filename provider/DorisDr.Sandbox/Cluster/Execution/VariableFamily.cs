using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Variables;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>SET in its forms and SHOW VARIABLES.</summary>
internal sealed class VariableFamily(FrontendContext context)
{
    private static readonly HashSet<string> CharacterSets = new(StringComparer.OrdinalIgnoreCase) { "utf8mb4", "utf8", "utf8mb3" };

    public void AddTo(StatementRouter router) => router
        .On<SetVariables>(Set)
        .On<SetNames>(Names)
        .On<SetTransaction>((_, _) => StatementResult.Ok)
        .On<ShowVariables>(Show);

    private StatementResult Set(Session session, SetVariables statement)
    {
        // All are looked at before one is set.
        var resolved = statement.Assignments.Select(a => Resolve(session, a)).ToList();
        resolved.ForEach(apply => apply());
        return StatementResult.Ok;
    }

    private Action Resolve(Session session, Assignment assignment)
    {
        var evaluator = new Evaluator(context, session, RowShape.Empty);
        if (assignment.Value is { } expression)
        {
            evaluator.Check(expression, "PROJECT");
        }

        var value = assignment.Value is null ? null : evaluator.Evaluate(assignment.Value, []);
        if (assignment.Scope == VariableScope.User)
        {
            return () => session.UserVariables[assignment.Name] = value;
        }

        var definition = context.Variables.Catalog.Find(assignment.Name);
        if (definition is null)
        {
            var similar = string.Join(", ", context.Variables.Catalog.SimilarTo(assignment.Name).Select(s => $"'{s}'"));
            throw DorisError.Detail($"Unknown system variable '{assignment.Name}',the similar variables are {{{similar}}}");
        }

        var text = assignment.Value is null ? definition.Default : Accepted(definition, value);
        if (definition.IsReadOnly)
        {
            throw DorisError.Detail($"Variable '{definition.Name}' is a read only variable");
        }

        if (assignment.Scope == VariableScope.Global)
        {
            session.DemandAdmin("ADMIN");
            return () =>
            {
                context.Variables.Set(definition, text);
                session.Variables[definition.Name] = text;
            };
        }

        return definition.IsGlobalOnly
            ? throw DorisError.Detail($"Variable '{definition.Name}' is a GLOBAL variable and should be set with SET GLOBAL")
            : () => session.Variables[definition.Name] = text;
    }

    /// <summary>The value as it is kept, if the type of the variable allows it.</summary>
    private static string Accepted(VariableDefinition definition, object? value)
    {
        var text = SqlValue.Print(value) ?? "";
        switch (definition.Type.Kind)
        {
            case SqlTypeKind.Boolean:
                return text.ToUpperInvariant() switch
                {
                    "1" or "ON" or "TRUE" => "true",
                    "0" or "OFF" or "FALSE" => "false",
                    _ => throw DorisError.Detail($"Variable '{definition.Name}' can't be set to the value of '{text}'"),
                };
            case SqlTypeKind.Int or SqlTypeKind.BigInt:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : throw DorisError.Detail($"Incorrect argument type to variable '{definition.Name}'");
            default:
                return text;
        }
    }

    private static StatementResult Names(Session session, SetNames statement)
    {
        var set = statement.CharacterSet ?? "utf8mb4";
        if (!CharacterSets.Contains(set))
        {
            throw DorisError.Detail($"Unknown character set: '{set}'");
        }

        foreach (var name in (string[])["character_set_client", "character_set_connection", "character_set_results"])
        {
            session.Variables[name] = set.ToLowerInvariant();
        }

        return StatementResult.Ok;
    }

    /// <summary>Changed variables first, then the rest, each by name. WHERE leaves only name and value.</summary>
    private RowsResult Show(Session session, ShowVariables statement)
    {
        var columns = ResultColumn.Varchars("Variable_name", "Value", "Default_Value", "Changed");
        var rows = context.Variables.Catalog.All.Select(v => Row(session, v, statement.IsGlobal))
            .OrderByDescending(r => r[3], StringComparer.Ordinal).ThenBy(r => r[0], StringComparer.Ordinal);
        if (statement.Filter.Where is null)
        {
            return new RowsResult(columns, ShowFiltering.Apply(context, session, statement.Filter, columns, rows));
        }

        var two = columns[..2];
        return new RowsResult(two, ShowFiltering.Apply(context, session, statement.Filter, two, rows.Select(r => r[..2])));
    }

    private string?[] Row(Session session, VariableDefinition variable, bool isGlobal)
    {
        var value = isGlobal ? context.Variables.Get(variable) : session.Variables.GetValueOrDefault(variable.Name, variable.Default);
        return [variable.Name, value, variable.Default, value == variable.Default ? "0" : "1"];
    }
}
