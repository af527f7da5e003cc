namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>What is known of a content that is about to become an object.</summary>
internal sealed record ObjectFacts(long Size, string ETag, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<long> PartSizes);
