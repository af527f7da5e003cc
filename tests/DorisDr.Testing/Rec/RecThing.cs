using System.Security.Cryptography;
using System.Text;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Testing.Rec;

/// <summary>The type <c>rec:index:Thing</c>: what it checks, compares and computes.</summary>
internal static class RecThing
{
    private static readonly string[] Inputs = ["enabled", "list", "name", "note", "ratio", "secretNote", "settings", "size", "slot", "tags", "zone"];
    private static readonly string[] Replacing = ["name", "slot", "zone"];
    private static readonly string[] Secrets = ["digest", "secretNote"];

    public static bool Is(ResourceIdentity resource) => resource.Type is "rec:index:Thing" or "rec:index:OldThing";

    public static CheckResult Check(CheckRequest request)
    {
        var problems = new List<Problem>();
        var inputs = request.News;
        if (inputs.Find("name") is null)
        {
            if (NameOf(request) is { } name)
            {
                inputs = inputs.With("name", PropertyValue.Of(name));
            }
            else
            {
                problems.Add(new("DDR1005", "is required since automatic names are off", "", PropertyPath.Of("name")));
            }
        }

        if (inputs.Find("zone") is null)
        {
            problems.Add(new("DDR1002", "is required", "", PropertyPath.Of("zone")));
        }

        inputs = inputs.Find("size") is null ? inputs.With("size", PropertyValue.Of(1)) : inputs;
        if (inputs["size"].Unwrapped is PropertyValue.NumberValue { Value: < 0 or > 100 } size)
        {
            problems.Add(new("DDR1103", $"must be from 0 to 100, got {size.Value}", "", PropertyPath.Of("size")));
        }

        if (Text(inputs, "note") == "bad")
        {
            problems.Add(new("DDR1201", "cannot be 'bad'", "", PropertyPath.Of("note")));
            problems.Add(new("DDR1201", "is needed with a bad note", "", PropertyPath.Of("settings", "mode")));
            problems.Add(new("DDR1201", "is wrong as a whole", ""));
        }

        inputs = inputs.TryGetValue("secretNote", out var note) ? inputs.With("secretNote", PropertyValue.Secret(note)) : inputs;
        return new CheckResult(inputs, problems);
    }

    public static DiffResult Diff(DiffRequest request)
    {
        var changes = RecDiff.Compare(request.OldOutputs, request.OldInputs, request.News, Inputs, ["secretNote"], Replacing);
        return new DiffResult(changes, changes.Any(c => c.Path.First == "slot"));
    }

    public static ReadResult Read(ReadRequest request, PropertyMap thing)
    {
        // Nobody can read a secret back: it stays what was declared, and an import goes without.
        var declared = request.Inputs ?? PropertyMap.Empty;
        var live = thing.Without(Secrets.Contains);
        var secrets = PropertyMap.Of((request.Outputs ?? PropertyMap.Empty).Where(p => Secrets.Contains(p.Key)));
        var inputs = PropertyMap.Of(live
            .Where(p => Inputs.Contains(p.Key) && (declared.Count == 0 || declared.ContainsKey(p.Key)))
            .Select(p => declared.TryGetValue(p.Key, out var written) && written.Plain().Equals(p.Value) ? KeyValuePair.Create(p.Key, written) : p));
        return new ReadResult(
            request.Id, inputs.With(PropertyMap.Of(declared.Where(p => Secrets.Contains(p.Key)))), live.With(Marked(secrets)), []);
    }

    public static PropertyMap Outputs(PropertyMap inputs, int? serial, PropertyValue port)
    {
        var name = Text(inputs, "name");
        var endpoint = PropertyValue.Of(PropertyMap.Of(("host", PropertyValue.Of($"{name}.rec.test")), ("port", port)));
        var outputs = inputs
            .With("arn", PropertyValue.Of($"rec:{Text(inputs, "zone")}:{name}"))
            .With("endpoint", endpoint)
            .With("servers", PropertyValue.Of([endpoint, endpoint]));
        outputs = serial is { } count ? outputs.With("serial", PropertyValue.Of(count)) : outputs;
        return Marked(inputs.Find("secretNote") is { ContainsUnknowns: false } ? outputs.With("digest", PropertyValue.Of(Digest(inputs))) : outputs);
    }

    /// <summary>Marks what the schema calls secret.</summary>
    public static PropertyMap Marked(PropertyMap map) =>
        PropertyMap.Of(map.Select(p => Secrets.Contains(p.Key) ? KeyValuePair.Create(p.Key, PropertyValue.Secret(p.Value)) : p));

    public static string IdOf(PropertyMap inputs) => $"{Text(inputs, "name")}@{Text(inputs, "zone")}";

    public static PropertyValue Port(int serial) => PropertyValue.Of(7000 + serial);

    public static PropertyValue Port(PropertyMap outputs) =>
        outputs.Find("endpoint")?.Unwrapped is PropertyValue.MapValue endpoint && endpoint.Entries.Find("port") is { } port ? port : PropertyValue.Unknown;

    public static int Serial(PropertyMap outputs) => (int)Number(outputs, "serial");

    public static string Text(PropertyMap map, string name) => map.Find(name)?.Unwrapped is PropertyValue.TextValue text ? text.Value : "";

    public static double Number(PropertyMap map, string name) => map.Find(name)?.Unwrapped is PropertyValue.NumberValue number ? number.Value : 0;

    private static string Digest(PropertyMap inputs) => Hex(Encoding.UTF8.GetBytes(Text(inputs, "secretNote")))[..8];

    private static string? NameOf(CheckRequest request) => request switch
    {
        { Autonaming.Mode: AutonamingMode.Disable } => null,
        { Autonaming: { Mode: AutonamingMode.Enforce } enforced } => enforced.ProposedName,
        _ when Text(request.Olds, "name") is { Length: > 0 } kept => kept,
        { Autonaming: { } proposed } => proposed.ProposedName,
        _ => $"{request.Resource.Name}-{Hex(request.RandomSeed.Span)[..7]}",
    };

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
