namespace DorisDr.Sandbox;

/// <summary>What a sandbox is started with. Its text leaves the secret key out.</summary>
/// <param name="Folder">Where everything is kept; made when absent. One sandbox at a time may use it.</param>
public sealed record SandboxOptions(string Folder)
{
    /// <summary>The bucket of a sandbox that is given no other.</summary>
    public const string DefaultBucket = "dorisdr-sandbox";

    /// <summary>The generation of Doris that it behaves like: <c>doris-4.0</c>.</summary>
    public string Personality { get; init; } = "doris-4.0";

    /// <summary>How many clusters: 1.</summary>
    public int Clusters { get; init; } = 1;

    /// <summary>How many frontends per cluster: 1 to 3, named A, B, C. A folder that already holds more keeps them.</summary>
    public int Frontends { get; init; } = 1;

    /// <summary>How many frontends are members of a cluster that is new, and run at the start; null means all. The others join by ALTER SYSTEM ADD FOLLOWER and a start.</summary>
    public int? Joined { get; init; }

    /// <summary>The generation of the syncer; null means none.</summary>
    public string? Syncer { get; init; }

    /// <summary>Buckets that exist in the object store.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [DefaultBucket];

    /// <summary>The access key of the object store; null takes the kept one, which is made at the first start.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The secret key of the object store; null takes the kept one, which is made at the first start.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Sandbox time runs so many times as fast as real time. More than 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>A PEM file with the server's certificate: TLS is offered on the query port. Null offers none, as Doris does by default.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The PEM file with the key of <see cref="CertificateFile"/>; null if that file holds both.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The query port of the first frontend; null takes the kept or a free one.</summary>
    public int? QueryPort { get; init; }

    /// <summary>The port of the object store; null takes the kept or a free one.</summary>
    public int? ObjectStorePort { get; init; }

    /// <summary>The control port; null takes the kept or a free one.</summary>
    public int? ControlPort { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"sandbox in {Folder}, {Personality}, speed {Speed}, secret key ***";
}
