namespace DorisDr.Sandbox.ObjectStore;

/// <summary>What an object store is started with.</summary>
/// <param name="Folder">The folder that holds the store; made when absent. Only one store at a time can use it.</param>
/// <param name="Port">The TCP port on 127.0.0.1; 0 takes any free one.</param>
/// <param name="AccessKey">The access key of the one account.</param>
/// <param name="SecretKey">The secret key of the one account. Never printed.</param>
/// <param name="Buckets">Buckets that exist from the start; clients may create more.</param>
public sealed record ObjectStoreOptions(string Folder, int Port, string AccessKey, string SecretKey, IReadOnlyList<string> Buckets)
{
    /// <summary>The options without their secret key.</summary>
    public override string ToString() =>
        $"object store in {Folder}, port {Port}, access key {AccessKey}, secret key ***, buckets {string.Join(' ', Buckets)}";
}
