namespace DorisDr.Sandbox.ObjectStore.Payload;

/// <summary>A body that arrived whole and matched everything the client said about it.</summary>
internal sealed record ReceivedBody(long Size, string Md5, IReadOnlyDictionary<string, string> Checksums);
