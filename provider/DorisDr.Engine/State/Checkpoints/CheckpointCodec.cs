using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>
/// Turns a deployment into the JSON of Pulumi's state files and back (pkg/resource/stack/deployment.go). One codec serves one stack for one operation: it
/// remembers the ciphertexts of secrets and the text of resources that did not change, so that saving around every step stays cheap.
/// </summary>
/// <param name="packages">The provider packages that are supported.</param>
internal sealed class CheckpointCodec(ImmutableHashSet<string> packages)
{
    private static readonly string[] DeploymentFields =
        ["manifest", "secrets_providers", "resources", "pending_operations", "metadata", "snippets", "extensions"];

    private readonly CiphertextCache _ciphertexts = new();
    private readonly ConditionalWeakTable<ResourceState, JRaw> _written = [];
    private SecretsProviderState? _keyInUse;

    /// <summary>What keeps a file from being read here, by name; empty when nothing does.</summary>
    public ImmutableArray<Problem> Unsupported(CheckpointEnvelope envelope)
    {
        var features = envelope.Features.Select(f => StateProblems.Unsupported($"the feature '{f}'"));
        return [.. features, .. envelope.Deployment is { } deployment ? new SupportCheck(packages).Of(deployment) : []];
    }

    /// <summary>Reads a deployment.</summary>
    /// <param name="envelope">The file.</param>
    /// <param name="secrets">Opens its secrets; null when it names no manager.</param>
    /// <exception cref="ProblemException">DDR2410: a field is not what it must be. DDR2411: not supported. DDR25xx: a secret cannot be opened.</exception>
    public Deployment Read(CheckpointEnvelope envelope, ISecretsManager? secrets)
    {
        if (Unsupported(envelope) is { IsEmpty: false } problems)
        {
            throw new ProblemException(problems);
        }

        if (envelope.Deployment is not { } json)
        {
            return new Deployment();
        }

        UseKeyOf(secrets);
        try
        {
            var reader = new ResourceReader(new StateValueReader(secrets, _ciphertexts));
            var manifest = json["manifest"] as JObject ?? [];
            return new Deployment
            {
                Time = ResourceReader.Time(manifest, "time"),
                TimeAsWritten = ResourceReader.Text(manifest, "time"),
                WriterVersion = ResourceReader.Text(manifest, "version"),
                Resources = [.. Objects(json, "resources").Select(r => reader.Read(r, Place(r, pending: false)))],
                PendingOperations = [.. Objects(json, "pending_operations").Select(o => Pending(o, reader))],
                Metadata = (JObject)(json["metadata"] as JObject ?? []).DeepClone(),
                Extra = new JObject(json.Properties().Where(p => !DeploymentFields.Contains(p.Name))),
            };
        }
        catch (FormatException e)
        {
            throw new ProblemException(StateProblems.Malformed(e.Message), e);
        }
    }

    /// <summary>The text of a checkpoint file, compact.</summary>
    public string WriteCheckpoint(CheckpointEnvelope envelope, Deployment deployment, ISecretsManager? secrets)
    {
        var checkpoint = new JObject { ["stack"] = envelope.Stack };
        checkpoint.Add("latest", Write(deployment, secrets));
        AddAll(checkpoint, envelope.CheckpointExtra);
        var outer = new JObject { ["version"] = 3, ["checkpoint"] = checkpoint };
        AddAll(outer, envelope.Extra);
        return GoJson.Compact(outer);
    }

    /// <summary>The text of the file with which a stack begins to exist: no deployment yet.</summary>
    public static string WriteEmpty(string stack) =>
        GoJson.Compact(new JObject { ["version"] = 0, ["checkpoint"] = new JObject { ["stack"] = stack } });

    /// <summary>The <c>magic</c> of a manifest: SHA-256 of the version in hex, or nothing for nothing.</summary>
    public static string MagicOf(string version) =>
        version.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)));

    private JObject Write(Deployment deployment, ISecretsManager? secrets)
    {
        UseKeyOf(secrets);
        var writer = new ResourceWriter(new StateValueWriter(secrets, _ciphertexts));
        var json = new JObject
        {
            ["manifest"] = new JObject
            {
                ["time"] = deployment.Time is { } time ? GoTime.Text(time, deployment.TimeAsWritten) : GoTime.Zero,
                ["magic"] = MagicOf(deployment.WriterVersion),
                ["version"] = deployment.WriterVersion,
            },
        };
        if (secrets is not null)
        {
            json["secrets_providers"] = new JObject { ["type"] = secrets.Provider.Type, ["state"] = secrets.Provider.State.DeepClone() };
        }

        if (!deployment.Resources.IsDefaultOrEmpty)
        {
            json["resources"] = new JArray(deployment.Resources.Select(r => Resource(r, writer)));
        }

        if (!deployment.PendingOperations.IsDefaultOrEmpty)
        {
            json["pending_operations"] = new JArray(deployment.PendingOperations.Select(o => new JObject
            {
                ["resource"] = writer.Write(o.Resource, pending: true),
                ["type"] = o.Type.ToString().ToLowerInvariant(),
            }));
        }

        json["metadata"] = deployment.Metadata.DeepClone();
        AddAll(json, deployment.Extra);
        return json;
    }

    /// <summary>What was remembered under another key must not be written again.</summary>
    private void UseKeyOf(ISecretsManager? secrets)
    {
        if (_keyInUse != secrets?.Provider)
        {
            _written.Clear();
            _ciphertexts.Clear();
            _keyInUse = secrets?.Provider;
        }
    }

    private static void AddAll(JObject target, JObject extra)
    {
        foreach (var (name, value) in extra)
        {
            target[name] = value?.DeepClone();
        }
    }

    private JRaw Resource(ResourceState resource, ResourceWriter writer)
    {
        if (!_written.TryGetValue(resource, out var text))
        {
            text = new JRaw(GoJson.Compact(writer.Write(resource, pending: false)));
            _written.AddOrUpdate(resource, text);
        }

        return new JRaw(text);
    }

    private static PendingOperation Pending(JObject json, ResourceReader reader)
    {
        var resource = json["resource"] as JObject ?? throw new FormatException("a pending operation without a resource");
        var word = ResourceReader.Text(json, "type");
        return Enum.TryParse<PendingOperationType>(word, ignoreCase: true, out var type) && !int.TryParse(word, out _)
            ? new(reader.Read(resource, Place(resource, pending: true)), type)
            : throw new FormatException($"unknown pending operation '{word}'");
    }

    private static string Place(JObject resource, bool pending) => ResourceReader.PlaceOf(
        ResourceReader.Text(resource, "urn"), ResourceReader.Text(resource, "id"), resource["delete"] is JValue { Value: true }, pending);

    private static IEnumerable<JObject> Objects(JObject json, string name) => json[name] switch
    {
        null or JValue { Value: null } => [],
        JArray list => list.Select(i => i as JObject ?? throw new FormatException($"field '{name}' holds what is not an object")),
        _ => throw new FormatException($"field '{name}' is not a list"),
    };
}
