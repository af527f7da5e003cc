using DorisDr.ResourceModel.Provider;

namespace DorisDr.Plugin.Wire;

/// <summary>
/// Which resource a request is about. Current engines fill name and type; older ones say it in the URN only
/// (<c>urn:pulumi:stack::project::parentType$type::name</c>, sdk/go/common/resource/urn/urn.go).
/// </summary>
internal static class Identities
{
    private const string Separator = "::";

    /// <summary>Joins the three fields. Fails with <see cref="MalformedMessageException"/> when they contradict each other.</summary>
    public static ResourceIdentity Of(string urn, string name, string type)
    {
        var parts = urn.Split(Separator, 4);
        if (parts.Length < 4 || !parts[0].StartsWith("urn:pulumi:", StringComparison.Ordinal))
        {
            return urn.Length == 0 && name.Length > 0 && type.Length > 0
                ? new ResourceIdentity(urn, type, name)
                : throw new MalformedMessageException($"\"{urn}\" is no URN.");
        }

        var typeInUrn = parts[2][(parts[2].LastIndexOf('$') + 1)..];
        return new ResourceIdentity(urn, Same(urn, "type", type, typeInUrn), Same(urn, "name", name, parts[3]));
    }

    private static string Same(string urn, string what, string field, string inUrn) =>
        field.Length == 0 || field == inUrn ? inUrn : throw new MalformedMessageException($"The {what} is \"{field}\", but the URN is \"{urn}\".");
}
