using System.Collections.Immutable;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>Finds everything in a deployment that the embedded engine leaves to Pulumi, by name and all at once, before anything is opened or called.</summary>
/// <param name="packages">The provider packages that are supported.</param>
internal sealed class SupportCheck(ImmutableHashSet<string> packages)
{
    private const string ProviderPrefix = "pulumi:providers:";

    public ImmutableArray<Problem> Of(JObject deployment)
    {
        var found = new List<string>();
        foreach (var feature in (string[])["snippets", "extensions"])
        {
            if (deployment[feature] is { HasValues: true })
            {
                found.Add(feature);
            }
        }

        if (deployment["secrets_providers"] is JObject provider && (string?)(provider["type"] as JValue) is { Length: > 0 } type
            && type != Secrets.SecretsProviderState.Passphrase)
        {
            found.Add($"the secrets provider '{type}'");
        }

        foreach (var resource in Objects(deployment["resources"]))
        {
            Resource(resource, found);
        }

        foreach (var operation in Objects(deployment["pending_operations"]))
        {
            if (operation["resource"] is JObject resource)
            {
                Resource(resource, found);
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal).Select(StateProblems.Unsupported)];
    }

    private void Resource(JObject resource, List<string> found)
    {
        var urn = Text(resource, "urn");
        var type = Text(resource, "type");
        var custom = resource["custom"] is JValue { Value: true };
        if (!custom && type != Urn.StackType)
        {
            found.Add($"a component ({urn})");
        }

        if (type.StartsWith(ProviderPrefix, StringComparison.Ordinal))
        {
            Provider(urn, type[ProviderPrefix.Length..], found);
        }
        else if (custom && !packages.Contains(type.Split(':')[0]))
        {
            found.Add($"a resource of another provider ({urn})");
        }
        else if (custom && Text(resource, "provider").Length == 0)
        {
            found.Add($"a resource without a provider, as CLIs before 2018 wrote them ({urn})");
        }

        if (Text(resource, "parent") is { Length: > 0 } parent && Urn.TypeOf(parent) != Urn.StackType)
        {
            found.Add($"a parent other than the stack ({urn})");
        }

        foreach (var (field, words) in ResourceFields.Unsupported)
        {
            if (resource.TryGetValue(field, out var value) && IsSet(value))
            {
                found.Add($"{words} ({urn})");
            }
        }

        foreach (var place in (string[])["inputs", "outputs"])
        {
            if (resource[place] is JObject values)
            {
                Values(values, $"{urn} {place}", found);
            }
        }
    }

    private void Provider(string urn, string package, List<string> found)
    {
        if (!packages.Contains(package))
        {
            found.Add($"the provider '{package}' ({urn})");
        }
        else if (!Urn.NameOf(urn).StartsWith("default", StringComparison.Ordinal))
        {
            found.Add($"an explicit provider ({urn})");
        }
    }

    private static void Values(JToken token, string where, List<string> found)
    {
        if (token is JObject map && map.TryGetValue(Signatures.Key, out var signature)
            && (string?)(signature as JValue) is { } text && text is not (Signatures.Secret or Signatures.SpecialNumber))
        {
            found.Add($"a value of kind '{Signatures.NameOf(text)}' ({where})");
        }

        foreach (var child in token.Children())
        {
            Values(child, where, found);
        }
    }

    private static bool IsSet(JToken value) => value is JContainer ? value.HasValues : value is JValue { Value: not (null or false or "") };

    private static IEnumerable<JObject> Objects(JToken? list) => list is JArray array ? array.OfType<JObject>() : [];

    private static string Text(JObject map, string name) => (string?)(map[name] as JValue) ?? "";
}
