using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Signature;

/// <summary>What of a request enters its signature. <see cref="Path"/> and <see cref="Query"/> are decoded.</summary>
internal sealed record SignableRequest(string Method, string Path, QueryParameters Query, Func<string, string?> Header);
