using System.Collections.Immutable;
using DorisDr.Engine.Secrets;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;
using YamlDotNet.RepresentationModel;

namespace DorisDr.Engine.Configuration;

/// <summary>
/// The settings of a stack, <c>Pulumi.STACK.yaml</c> (sdk/go/common/workspace/project.go, ProjectStack). Immutable; a change gives new settings in whose
/// text every line that is not concerned, comments included, stands as before.
/// </summary>
public sealed class StackSettings
{
    private const string Config = "config";
    private readonly string _file;
    private readonly string _project;

    private StackSettings(string text, string file, string project)
    {
        Text = text;
        _file = file;
        _project = project;
        var root = SettingsYaml.Root(text, file);
        EncryptionSalt = Scalar(root, "encryptionsalt");
        SecretsProvider = Scalar(root, "secretsprovider");
        Entries = ReadEntries(root);
        Refuse(root);
    }

    /// <summary>The file as it stands now.</summary>
    public string Text { get; }

    /// <summary><c>encryptionsalt</c>; null for none.</summary>
    public string? EncryptionSalt { get; }

    /// <summary><c>secretsprovider</c>; null for none.</summary>
    public string? SecretsProvider { get; }

    /// <summary>
    /// The configuration, in the order of the file: full key to value as it stands there. A scalar is a text; a secret is <c>{"secure": CIPHERTEXT}</c>, also
    /// inside lists and maps.
    /// </summary>
    public ImmutableArray<KeyValuePair<ConfigKey, JToken>> Entries { get; }

    /// <summary>Where the settings of a stack lie: beside the project file, or in its <c>stackConfigDir</c>.</summary>
    /// <param name="projectFile">Full path of the project file; the settings have the same extension.</param>
    /// <param name="stackConfigDir">Folder relative to the project; empty for none.</param>
    /// <param name="stack">Short stack name.</param>
    public static string PathOf(string projectFile, string stackConfigDir, string stack) => Path.Combine(
        Path.GetDirectoryName(projectFile) ?? "",
        stackConfigDir,
        $"Pulumi.{stack.Replace('/', '-')}{Path.GetExtension(projectFile)}");

    /// <summary>Reads settings; a file that is not there is empty settings.</summary>
    /// <exception cref="ProblemException">DDR2601, DDR2602: not such a file, with line and column. DDR2507, DDR2611: what only Pulumi supports.</exception>
    public static async Task<StackSettings> LoadAsync(string path, string project, CancellationToken cancellation)
    {
        try
        {
            return Parse(File.Exists(path) ? await File.ReadAllTextAsync(path, cancellation) : "", path, project);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(ConfigurationProblems.Unreadable(path, e.Message), e);
        }
    }

    /// <summary>Reads settings from their text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="path">Path of the file, for messages.</param>
    /// <param name="project">Project name: the namespace of keys without one.</param>
    public static StackSettings Parse(string text, string path, string project) => new(text.TrimStart('\ufeff'), path, project);

    /// <summary>Writes the settings in place of the file, as a whole.</summary>
    /// <exception cref="ProblemException">DDR2609: the file is JSON. DDR2610: it cannot be written.</exception>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        if (Path.GetExtension(_file) == ".json")
        {
            throw new ProblemException(ConfigurationProblems.JsonSettings(_file));
        }

        try
        {
            var target = File.Exists(_file) ? File.ResolveLinkTarget(_file, returnFinalTarget: true)?.FullName ?? _file : _file;
            var temporary = $"{target}.tmp";
            await File.WriteAllTextAsync(temporary, Text, cancellation);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.Exists(target) ? File.GetUnixFileMode(target) : UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(ConfigurationProblems.Unreadable(_file, e.Message), e);
        }
    }

    /// <summary>The value of a key as it stands in the file; null for none.</summary>
    public JToken? Find(ConfigKey key) => Entries.Where(e => e.Key == key).Select(e => e.Value).LastOrDefault();

    /// <summary>With a plain value.</summary>
    public StackSettings WithText(ConfigKey key, string value) => With(Config, Written(key), new JValue(value));

    /// <summary>With a secret.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The secret in clear.</param>
    /// <param name="secrets">The stack's manager.</param>
    public StackSettings WithSecret(ConfigKey key, string value, ISecretsManager secrets) =>
        With(Config, Written(key), new JObject { [ConfigText.Secure] = secrets.Encrypt(value) });

    /// <summary>Without a key; the same when there is none.</summary>
    public StackSettings Without(ConfigKey key) => Find(key) is null ? this : With(Config, Written(key), null);

    /// <summary>With the salt of a passphrase manager.</summary>
    public StackSettings WithEncryptionSalt(string salt) => With(null, "encryptionsalt", new JValue(salt));

    /// <inheritdoc/>
    public override string ToString() => _file;

    private StackSettings With(string? section, string key, JToken? value) => new(SettingsEditor.Set(Text, section, key, value, _file), _file, _project);

    /// <summary>How a key is spelled in the file, or would be.</summary>
    private string Written(ConfigKey key)
    {
        var map = SettingsYaml.Root(Text, _file).Children.FirstOrDefault(c => (c.Key as YamlScalarNode)?.Value == Config).Value as YamlMappingNode;
        return map?.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "").LastOrDefault(k => ConfigKey.Parse(k, _project) == key) ?? key.Full;
    }

    private ImmutableArray<KeyValuePair<ConfigKey, JToken>> ReadEntries(YamlMappingNode root)
    {
        var node = root.Children.FirstOrDefault(c => (c.Key as YamlScalarNode)?.Value == Config).Value;
        return node switch
        {
            null or YamlScalarNode { Value: null or "" or "~" or "null" } => [],
            YamlMappingNode map =>
            [
                .. map.Children.Select(c => KeyValuePair.Create(
                    ConfigKey.Parse(SettingsYaml.Key(c.Key, _file), _project), SettingsYaml.ConfigValue(c.Value, _file))),
            ],
            _ => throw new ProblemException(ConfigurationProblems.Shape(
                Path.GetFileName(_file), node.Start.Line, node.Start.Column, "config must be a map of keys to values")),
        };
    }

    private void Refuse(YamlMappingNode root)
    {
        if (SecretsProvider is not (null or "" or "default" or SecretsProviderState.Passphrase))
        {
            throw new ProblemException(SecretsProblems.UnsupportedProvider(SecretsProvider));
        }

        if (root.Children.FirstOrDefault(c => (c.Key as YamlScalarNode)?.Value == "environment").Value is YamlMappingNode or YamlSequenceNode)
        {
            throw new ProblemException(ConfigurationProblems.UnsupportedEnvironment(Path.GetFileName(_file)));
        }
    }

    private static string? Scalar(YamlMappingNode root, string key) =>
        (root.Children.FirstOrDefault(c => (c.Key as YamlScalarNode)?.Value == key).Value as YamlScalarNode)?.Value is { Length: > 0 } text ? text : null;
}
