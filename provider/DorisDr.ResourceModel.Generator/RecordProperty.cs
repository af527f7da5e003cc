using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DorisDr.ResourceModel.Generator;

/// <summary>One property of a property record, as the expressions that stand for it in generated code.</summary>
internal sealed class RecordProperty
{
    private readonly IPropertySymbol _symbol;
    private readonly BoundType _bound;
    private readonly string? _default;
    private readonly CancellationToken _cancellationToken;

    public RecordProperty(IPropertySymbol symbol, CancellationToken cancellationToken)
    {
        _symbol = symbol;
        _cancellationToken = cancellationToken;
        _bound = Generator.BoundType.Of(symbol.Type, cancellationToken);
        _default = Attribute("DefaultAttribute") is { ConstructorArguments.Length: 1 } attribute ? Value(attribute.ConstructorArguments[0].Value) : ImpliedDefault;
    }

    public string Member => _symbol.Name;

    public string? Problem => _bound.Problem;

    public string BoundType => _bound.CSharpType;

    public string BindingName => $"{Member}Binding";

    public string BindingExpression => _bound.Binding;

    private string Name => Literals.Camel(Member);

    private bool IsNullable => _bound.IsNullableValue || _symbol.NullableAnnotation == NullableAnnotation.Annotated;

    private bool IsRequired => _symbol.IsRequired;

    public string DescriptorExpression
    {
        get
        {
            var parts = new List<string> { $"Description = {Literals.Text(DocComment.Of(_symbol, _cancellationToken))}" };
            Add(IsRequired, "Required = true");
            Add(Has("ForcesReplacementAttribute"), "ForcesReplacement = true");
            Add(Has("WriteOnlyAttribute"), "WriteOnly = true");
            Add(Has("NotComparedAttribute"), "NotCompared = true");
            Add(Has("AutoNameAttribute"), "AutoName = true");
            Add(_default is not null, $"Default = {_default}");
            Add(Attribute("EnvironmentAttribute") is not null, $"Environment = {Literals.Text(Attribute("EnvironmentAttribute")?.ConstructorArguments[0].Value as string ?? "")}");
            Add(Normalizer is not null, $"Normalize = {Normalizer}.Normalize");
            return $"new({Literals.Text(Name)}, {BindingName}.Shape) {{ {string.Join(", ", parts)} }}";

            void Add(bool condition, string part)
            {
                if (condition)
                {
                    parts.Add(part);
                }
            }
        }
    }

    public string ReadExpression
    {
        get
        {
            if (_default is not null)
            {
                return $"{BindingName}.ReadOr(map, {Literals.Text(Name)}, {_default})";
            }

            if (_bound.IsNullableValue)
            {
                return $"Bindings.Optional({BindingName}, map, {Literals.Text(Name)})";
            }

            var fallback = IsNullable ? $"({BoundType})null!" : _bound.Fallback;
            return $"{BindingName}.ReadOr(map, {Literals.Text(Name)}, {fallback})";
        }
    }

    public string WriteStatement => IsNullable
        ? $"if (value.{Member} is {{ }} {Name}Value) {{ map = map.With({Literals.Text(Name)}, {BindingName}.Write({Name}Value)); }}"
        : $"map = map.With({Literals.Text(Name)}, {BindingName}.Write(value.{Member}));";

    /// <summary>A boolean that nobody needs to give is false without saying so.</summary>
    private string? ImpliedDefault => !IsRequired && !_bound.IsNullableValue && _bound.CSharpType == "bool" ? Value(false) : null;

    private string? Normalizer => Attribute("NormalizedAttribute")?.AttributeClass is { TypeArguments.Length: 1 } type
        ? type.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
        : null;

    private bool Has(string attribute) => Attribute(attribute) is not null;

    private AttributeData? Attribute(string name) => _symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == name);

    private static string? Value(object? value) => value switch
    {
        bool b => $"PropertyValue.Of({(b ? "true" : "false")})",
        string s => $"PropertyValue.Of({Literals.Text(s)})",
        IConvertible number => $"PropertyValue.Of({number.ToDouble(CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)}d)",
        _ => null,
    };
}
