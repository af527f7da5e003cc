using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Planning;

/// <summary>A configured provider.</summary>
/// <param name="Reference">What resources record of it: <c>URN::ID</c>.</param>
/// <param name="Inputs">Its checked configuration.</param>
/// <param name="Provider">The provider itself.</param>
internal sealed record ProviderHandle(string Reference, PropertyMap Inputs, IProvider Provider);
