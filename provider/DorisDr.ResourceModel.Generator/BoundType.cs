using Microsoft.CodeAnalysis;

namespace DorisDr.ResourceModel.Generator;

/// <summary>How a C# type is bound: the binding expression and what a missing value becomes.</summary>
internal sealed class BoundType(string csharpType, string binding, string fallback)
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat;

    public string CSharpType { get; } = csharpType;

    public string Binding { get; } = binding;

    public string Fallback { get; } = fallback;

    public bool IsNullableValue { get; private set; }

    public string? Problem { get; private set; }

    public static BoundType Of(ITypeSymbol type, CancellationToken cancellationToken)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            var inner = Of(nullable.TypeArguments[0], cancellationToken);
            return new BoundType(inner.CSharpType, inner.Binding, inner.Fallback) { IsNullableValue = true, Problem = inner.Problem };
        }

        var plain = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var name = plain.ToDisplayString(Full);
        return name switch
        {
            "string" => new BoundType(name, "Bindings.Text", "\"\""),
            "bool" => new BoundType(name, "Bindings.Boolean", "false"),
            "long" => new BoundType(name, "Bindings.Integer", "0L"),
            "double" => new BoundType(name, "Bindings.Number", "0d"),
            "global::System.TimeSpan" => new BoundType(name, "Bindings.Duration", "default(global::System.TimeSpan)"),
            "global::DorisDr.ResourceModel.Records.SecretText" => new BoundType(name, "Bindings.Secret", $"new {name}(\"\")"),
            _ => Composite((INamedTypeSymbol)plain, name, cancellationToken),
        };
    }

    private static BoundType Composite(INamedTypeSymbol type, string name, CancellationToken cancellationToken)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            var members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).Select(f =>
                $"({name}.{f.Name}, {Literals.Text(Literals.Camel(f.Name))}, {Literals.Text(DocComment.Of(f, cancellationToken))})");
            var binding = $"Bindings.Enum<{name}>({Literals.Text(type.Name)}, {Literals.Text(DocComment.Of(type, cancellationToken))}, [{string.Join(", ", members)}])";
            return new BoundType(name, binding, $"default({name})");
        }

        var generic = type.ConstructedFrom.ToDisplayString();
        if (generic == "System.Collections.Immutable.ImmutableArray<T>")
        {
            var item = Of(type.TypeArguments[0], cancellationToken);
            return new BoundType(name, $"Bindings.List({item.Binding})", $"{name}.Empty") { Problem = item.Problem };
        }

        if (generic == "System.Collections.Immutable.ImmutableSortedDictionary<TKey, TValue>")
        {
            var entry = Of(type.TypeArguments[1], cancellationToken);
            return new BoundType(name, $"Bindings.Map({entry.Binding})", $"{name}.Empty") { Problem = entry.Problem };
        }

        if (type.IsRecord && type.GetAttributes().Any(a => a.AttributeClass?.Name == "PropertyRecordAttribute"))
        {
            return new BoundType(name, $"Bindings.Record({name}.Descriptor)", $"{name}.Descriptor.Read(PropertyMap.Empty)");
        }

        return new BoundType(name, "null!", "default!")
        {
            Problem = $"the type {type.ToDisplayString()} is none of string, bool, long, double, TimeSpan, SecretText, enum, ImmutableArray, ImmutableSortedDictionary, property record",
        };
    }
}
