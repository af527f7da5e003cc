namespace DorisDr.Client.Cluster;

/// <summary>Answer to SHOW FRONTENDS with a master in it, and the version that the asked session told.</summary>
internal sealed record FrontendListing(IReadOnlyList<Frontend> Frontends, Frontend Master, string VersionComment);
