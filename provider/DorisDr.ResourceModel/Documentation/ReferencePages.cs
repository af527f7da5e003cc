using System.Text;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Records;

namespace DorisDr.ResourceModel.Documentation;

/// <summary>Writes the reference: a page per resource and per function, from the descriptors that the schema is written from.</summary>
internal static class ReferencePages
{
    internal static DocumentationPage Resource(string token, RecordDescriptor inputs, RecordDescriptor state, IReadOnlyList<ProblemKind> problems)
    {
        var tables = new PropertyTables();
        var text = new StringBuilder();
        text.Append($"# {NameOf(token)}\n\n`{token}`\n\n{inputs.Description}\n");
        text.Append(Usage.Markdown(token, inputs));
        text.Append($"\n## Inputs\n\n{tables.Inputs(inputs, changes: true)}");
        text.Append($"\n## Outputs\n\nAll inputs, and:\n\n{tables.Outputs(state)}");
        Types(text, tables, changes: true);
        text.Append($"\n## Errors\n\n{ProblemTable.Write(problems)}\nWhat every resource can meet stands in [errors.md](../errors.md).\n");
        return new($"resources/{NameOf(token)}.md", text.ToString());
    }

    internal static DocumentationPage Function(string token, RecordDescriptor arguments, RecordDescriptor result, IReadOnlyList<ProblemKind> problems)
    {
        var tables = new PropertyTables();
        var text = new StringBuilder();
        text.Append($"# {NameOf(token)}\n\n`{token}`\n\n{arguments.Description}\n");
        text.Append(Usage.Markdown(token, arguments));
        text.Append($"\n## Arguments\n\n{tables.Inputs(arguments, changes: false)}");
        text.Append($"\n## Result\n\n{tables.Outputs(result)}");
        Types(text, tables, changes: false);
        text.Append($"\n## Errors\n\n{ProblemTable.Write(problems)}\nWhat every function can meet stands in [errors.md](../errors.md).\n");
        return new($"functions/{NameOf(token)}.md", text.ToString());
    }

    private static void Types(StringBuilder text, PropertyTables tables, bool changes)
    {
        if (tables.Types(changes) is { Length: > 0 } types)
        {
            text.Append("\n## Types\n").Append(types);
        }
    }

    private static string NameOf(string token) => token[(token.LastIndexOf(':') + 1)..];
}
