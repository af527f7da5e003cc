namespace DorisDr.Sandbox.Statements;

internal sealed record ShowFrontendConfig(string? Like) : Statement;

/// <summary>SHOW BACKEND CONFIG: of all backends that live, or of the one with an id.</summary>
internal sealed record ShowBackendConfig(string? Like, long? Backend) : Statement;

/// <summary>ADMIN SET FRONTEND CONFIG, for the frontend that runs it or for all.</summary>
internal sealed record SetFrontendConfig(IReadOnlyDictionary<string, string> Values, bool OnAll) : Statement;

/// <summary>ALTER SYSTEM ADD FOLLOWER: an address of host and edit log port.</summary>
internal sealed record AddFollower(string Address) : Statement;
