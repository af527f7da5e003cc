using DorisDr.Engine.Programs.Expressions;

namespace DorisDr.Engine.Programs.Checking;

/// <summary>What the names in a program stand for.</summary>
internal sealed class ProgramScope(ProgramDeclaration program, string project, SchemaIndex schema, IEnumerable<string> configKeys)
{
    /// <summary>Names under <c>pulumi.</c>.</summary>
    public static readonly string[] PulumiNames = ["cwd", "organization", "project", "rootDirectory", "stack"];

    private readonly Dictionary<string, ResourceDeclaration> _resources = First(program.Resources, static r => r.Key);
    private readonly Dictionary<string, NamedExpression> _variables = First(program.Variables, static v => v.Name);

    private readonly Dictionary<string, ConfigDeclaration?> _config = program.Config
        .Select(c => (Key: ProgramReader.WithoutNamespace(c.Key, project), Declaration: (ConfigDeclaration?)c))
        .Concat(configKeys.Select(k => (Key: ProgramReader.WithoutNamespace(k, project), Declaration: (ConfigDeclaration?)null)))
        .GroupBy(static c => c.Key, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.First().Declaration, StringComparer.Ordinal);

    public SchemaIndex Schema => schema;

    public ProgramDeclaration Program => program;

    public IReadOnlyCollection<string> Names => [.. _resources.Keys, .. _variables.Keys, .. _config.Keys, "pulumi"];

    public ResourceDeclaration? Resource(string name) => _resources.GetValueOrDefault(name);

    public NamedExpression? Variable(string name) => _variables.GetValueOrDefault(name);

    public bool IsConfig(string name) => _config.ContainsKey(ConfigKey(name));

    /// <summary>The type that a configuration key is declared with; any when it has none, or is not declared.</summary>
    public SchemaType ConfigType(string name) => _config.GetValueOrDefault(ConfigKey(name))?.Type switch
    {
        "integer" => SchemaType.Integer,
        "boolean" => SchemaType.Bool,
        // What a string holds is guessed again when the program runs, so it may be anything by then.
        _ => SchemaType.Any,
    };

    /// <summary>The configuration key that a name means; the project's namespace may be written or not.</summary>
    public string ConfigKey(string name) => ProgramReader.WithoutNamespace(name, project);

    private static Dictionary<string, T> First<T>(IEnumerable<T> all, Func<T, string> key) =>
        all.GroupBy(key, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
}
