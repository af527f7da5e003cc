using DorisDr.Engine.Secrets;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.UnitTests.Engine.State;

/// <summary>States to try things on.</summary>
internal static class States
{
    public const string StackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    public const string ProviderUrn = "urn:pulumi:dev::shop::pulumi:providers:dorisdr::default";
    public const string ProviderReference = $"{ProviderUrn}::0d1f5c6e-3c39-4c5a-9a0a-3f6d0a3a9b11";

    public static StackName Name { get; } = new("shop", "dev");

    public static ResourceState Stack { get; } = new() { Urn = StackUrn, Type = Urn.StackType };

    public static ResourceState Provider { get; } = new()
    {
        Urn = ProviderUrn,
        Type = "pulumi:providers:dorisdr",
        Custom = true,
        Id = "0d1f5c6e-3c39-4c5a-9a0a-3f6d0a3a9b11",
    };

    public static string UrnOf(string name) => $"urn:pulumi:dev::shop::dorisdr:index:Repository::{name}";

    public static ResourceState Resource(string name, params ReadOnlySpan<(string Name, PropertyValue Value)> inputs) => new()
    {
        Urn = UrnOf(name),
        Type = "dorisdr:index:Repository",
        Custom = true,
        Id = name,
        Inputs = PropertyMap.Of(inputs),
        Outputs = PropertyMap.Of(inputs),
        Parent = StackUrn,
        Provider = ProviderReference,
        Created = new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero),
    };

    public static Deployment Of(params ResourceState[] resources) => new() { Resources = [Stack, Provider, .. resources] };
}

/// <summary>A manager whose ciphertexts can be read by eye and differ from call to call; not one to keep anything secret.</summary>
internal sealed class CountingSecrets : ISecretsManager, ISecretsOpener
{
    private int _count;

    public SecretsProviderState Provider { get; init; } = new(SecretsProviderState.Passphrase, new JObject { ["salt"] = "v1:test" });

    public string Encrypt(string plaintext) => $"{Interlocked.Increment(ref _count)}:{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(plaintext))}";

    public string Decrypt(string ciphertext) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(ciphertext[(ciphertext.IndexOf(':', StringComparison.Ordinal) + 1)..]));

    public Task<ISecretsManager> OpenAsync(SecretsProviderState provider, CancellationToken cancellation) => Task.FromResult<ISecretsManager>(this);
}
