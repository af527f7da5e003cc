namespace DorisDr.Sandbox.ObjectStore.Listing;

/// <summary>What a listing asks for, in UTF-8 bytes. Entries (keys and common prefixes) lie behind <see cref="After"/>.</summary>
internal sealed record ListingQuery(byte[] Prefix, byte[] Delimiter, byte[] After, int MaxKeys);

/// <summary>One page of a listing. <see cref="Next"/> is the last entry when there are more, else null.</summary>
internal sealed record ListingPage<T>(IReadOnlyList<T> Items, IReadOnlyList<byte[]> CommonPrefixes, byte[]? Next);
