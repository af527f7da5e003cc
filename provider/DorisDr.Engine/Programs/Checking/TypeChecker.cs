using DorisDr.Engine.Programs.Expressions;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Checking;

/// <summary>
/// Checks expressions against the schema before anything is registered (pulumi-yaml: pkg/pulumiyaml/analyser.go): numbers and booleans may
/// stand for a
/// string, a quoted number not for a number.
/// </summary>
internal sealed class TypeChecker(ProgramScope scope, ProblemList problems)
{
    private readonly TypeInference _types = new(scope, problems);

    public void Check(Expression expression, SchemaType wanted, PropertyPath path)
    {
        switch (expression, wanted)
        {
            case (Constant { Value.IsNull: true }, _):
                break;
            case (SecretFunction secret, _):
                Check(secret.Value, wanted, path);
                break;
            case (_, UnionType union):
                CheckAny(expression, union, path);
                break;
            case (ListExpression list, ListType listType):
                for (var i = 0; i < list.Items.Length; i++)
                {
                    Check(list.Items[i], listType.Item, path.Child(i));
                }

                break;
            case (MapExpression map, MapType mapType):
                foreach (var entry in map.Entries)
                {
                    Check(entry.Value, mapType.Item, path.Child(entry.Name));
                }

                break;
            case (MapExpression map, ObjectType known):
                CheckMembers(map, known.Members.Value, known.Token, path);
                break;
            default:
                var given = _types.Of(expression);
                if (!IsAssignable(given, wanted))
                {
                    problems.Add(expression.At, ProgramProblems.NotAssignable.Saying(
                        $"{path}: cannot assign type '{given.Name}' to type '{wanted.Name}'.", $"Give a value of type {wanted.Name}."));
                }

                break;
        }
    }

    /// <summary>Checks the properties of a resource or object: unknown names, missing ones, types.</summary>
    public void CheckMembers(MapExpression map, SchemaProperties known, string owner, PropertyPath path)
    {
        foreach (var entry in map.Entries)
        {
            if (known.All.TryGetValue(entry.Name, out var property))
            {
                Check(entry.Value, property.Type, path.Child(entry.Name));
            }
            else
            {
                problems.Add(entry.At, ProgramProblems.NoSuchProperty.Saying(
                    $"Property {path.Child(entry.Name)} does not exist on '{owner}'.", Nearest.Remedy(entry.Name, known.Names)));
            }
        }

        foreach (var required in known.Required)
        {
            if (known.All.GetValueOrDefault(required)?.Constant is null && map.Entries.All(e => e.Name != required || e.Value is Constant { Value.IsNull: true }))
            {
                problems.Add(map.At, ProgramProblems.PropertyMissing.Of(path.Child(required), owner, required));
            }
        }
    }

    private void CheckAny(Expression expression, UnionType union, PropertyPath path)
    {
        var attempts = union.Members.Select(member =>
        {
            var found = new ProblemList();
            new TypeChecker(scope, found).Check(expression, member, path);
            return found;
        }).ToList();
        if (attempts.TrueForAll(static a => a.Any))
        {
            problems.Add(expression.At, ProgramProblems.NotAssignable.Saying(
                $"{path}: the value is not {union.Name}.", $"Give a value of type {union.Name}."));
        }
    }

    private static bool IsAssignable(SchemaType given, SchemaType wanted) => (given, wanted) switch
    {
        (AnyType, _) or (_, AnyType) => true,
        (UnionType some, _) => some.Members.Any(m => IsAssignable(m, wanted)),
        (TextType or NumberType or BoolType, TextType) => true,
        (NumberType, NumberType) or (BoolType, BoolType) => true,
        (ListType a, ListType b) => IsAssignable(a.Item, b.Item),
        (MapType a, MapType b) => IsAssignable(a.Item, b.Item),
        (ObjectType a, ObjectType b) => a == b || b.Members.Value.Required.All(a.Members.Value.All.ContainsKey),
        (ObjectType a, MapType b) => a.Members.Value.All.Values.All(p => IsAssignable(p.Type, b.Item)),
        (MapType, ObjectType) => true,
        _ => false,
    };
}
