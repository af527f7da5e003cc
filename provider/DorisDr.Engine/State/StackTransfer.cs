using System.Collections.Immutable;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Checkpoints;
using DorisDr.Engine.State.Diy;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State;

/// <summary>What <c>stack export</c> and <c>stack import</c> do (pkg/cmd/pulumi/stack/stack_export.go, stack_import.go).</summary>
public sealed class StackTransfer
{
    private const int ExportIndent = 4;
    private readonly StackName _name;
    private readonly StackFile _file;
    private readonly StackLocks _locks;
    private readonly BackendOptions _options;

    internal StackTransfer(StackName name, StackFile file, StackLocks locks, BackendOptions options)
    {
        _name = name;
        _file = file;
        _locks = locks;
        _options = options;
    }

    /// <summary>The state as JSON for people and tools. Works for every state, also for one that is otherwise not supported, and without a passphrase.</summary>
    /// <exception cref="ProblemException">DDR2401: there is no such stack. DDR2410: its file is damaged.</exception>
    public async Task<string> ExportAsync(CancellationToken cancellation) => Text(await ReadAsync(cancellation), null);

    /// <summary>The same with every secret in clear.</summary>
    /// <exception cref="ProblemException">As above; DDR25xx: the secrets cannot be opened.</exception>
    public async Task<string> ExportWithSecretsAsync(ISecretsOpener opener, CancellationToken cancellation)
    {
        var envelope = await ReadAsync(cancellation);
        return Text(envelope, envelope.Secrets is { } provider ? await opener.OpenAsync(provider, cancellation) : null);
    }

    /// <summary>Puts an exported state in the place of the stack's own, under the lock.</summary>
    /// <param name="text">What <c>stack export</c> wrote.</param>
    /// <param name="configured">The manager that the stack's settings name, with which secrets are written; null to go on with the one that the file names.</param>
    /// <param name="opener">Opens the manager that the file names.</param>
    /// <param name="force">Takes resources of another stack and a state that is not sound; they become warnings.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Warnings: locks that were broken, pending operations that were dropped, and what was forced.</returns>
    /// <exception cref="ProblemException">DDR2415: no such file. DDR2414: dangerous, all reasons at once. DDR2411: not supported. DDR2401, DDR2405 as elsewhere.</exception>
    public async Task<ImmutableArray<string>> ImportAsync(
        string text, ISecretsManager? configured, ISecretsOpener opener, bool force, CancellationToken cancellation)
    {
        var envelope = CheckpointEnvelope.ReadExport(text, _name.Name);
        var codec = new CheckpointCodec(_options.Packages);
        if (codec.Unsupported(envelope) is { IsEmpty: false } unsupported)
        {
            throw new ProblemException(unsupported);
        }

        await using var held = await _locks.TakeAsync(_name, cancellation);
        var present = await ReadAsync(cancellation);
        var manager = envelope.Secrets is not { } provider ? configured
            : provider == configured?.Provider ? configured
            : await opener.OpenAsync(provider, cancellation);
        var deployment = codec.Read(envelope, manager);
        var problems = deployment.Resources
            .Where(r => Urn.StackOf(r.Urn) != _name.Name)
            .Select(r => StateProblems.Import($"resource '{r.Urn}' is from a different stack ({Urn.StackOf(r.Urn)} != {_name.Name})"))
            .ToList();
        if ((IntegrityCheck.OfManifest(envelope.Deployment) ?? IntegrityCheck.Of(deployment)) is { } breach)
        {
            problems.Add(StateProblems.Import($"state file contains errors: {breach}"));
        }

        if (problems.Count > 0 && !force)
        {
            throw new ProblemException(problems);
        }

        var target = present with { Stack = _name.FullName };
        await _file.WriteAsync(codec.WriteCheckpoint(target, deployment with { PendingOperations = [] }, configured ?? manager), cancellation);
        return
        [
            .. held.Warnings,
            .. problems.Select(p => p.Cause),
            .. deployment.PendingOperations.Select(
                o => $"removing pending operation '{o.Type.ToString().ToLowerInvariant()}' on '{o.Resource.Urn}' from snapshot"),
        ];
    }

    private async Task<CheckpointEnvelope> ReadAsync(CancellationToken cancellation) =>
        CheckpointEnvelope.ReadCheckpoint(await _file.ReadAsync(cancellation) ?? throw new ProblemException(StateProblems.NoSuchStack(_name.Name)));

    private static string Text(CheckpointEnvelope envelope, ISecretsManager? secrets)
    {
        var deployment = (JObject?)envelope.Deployment?.DeepClone() ?? new JObject
        {
            ["manifest"] = new JObject { ["time"] = GoTime.Zero, ["magic"] = "", ["version"] = "" },
            ["metadata"] = new JObject(),
        };
        if (secrets is not null)
        {
            Reveal(deployment, secrets);
        }

        var outer = new JObject { ["version"] = envelope.Features.Count > 0 ? 4 : 3 };
        if (envelope.Features.Count > 0)
        {
            outer["features"] = new JArray(envelope.Features);
        }

        outer["deployment"] = deployment;
        return GoJson.Indented(outer, ExportIndent) + "\n";
    }

    private static void Reveal(JToken token, ISecretsManager secrets)
    {
        if (token is JObject map
            && (string?)(map[Signatures.Key] as JValue) == Signatures.Secret
            && (string?)(map["ciphertext"] as JValue) is { Length: > 0 } ciphertext)
        {
            map.Remove("ciphertext");
            map["plaintext"] = Decrypt(secrets, ciphertext);
            return;
        }

        foreach (var child in token.Children())
        {
            Reveal(child, secrets);
        }
    }

    private static string Decrypt(ISecretsManager secrets, string ciphertext)
    {
        try
        {
            return secrets.Decrypt(ciphertext);
        }
        catch (ProblemException e)
        {
            throw new ProblemException(
                e.Problems.Select(p => p with { Cause = $"could not deserialize deployment: {p.Cause}" }).ToArray(), e);
        }
    }
}
