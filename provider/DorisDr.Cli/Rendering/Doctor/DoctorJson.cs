using DorisDr.Resources.Doctor;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Rendering.Doctor;

/// <summary>One document: <c>{"good": bool, "examinations": [{cluster, check, subject, verdict, text}]}</c>.</summary>
internal sealed class DoctorJson(TextWriter output) : IDoctorView
{
    private readonly List<Examination> _all = [];

    /// <inheritdoc/>
    public void Show(Examination examination) => _all.Add(examination);

    /// <inheritdoc/>
    public bool Finish()
    {
        var isGood = _all.TrueForAll(e => e.Verdict is not Verdict.Bad);
        output.WriteLine(new JObject
        {
            ["good"] = isGood,
            ["examinations"] = new JArray(_all.Select(e => new JObject
            {
                ["cluster"] = e.Cluster,
                ["check"] = e.Check,
                ["subject"] = e.Subject,
                ["verdict"] = e.Verdict.ToString().ToLowerInvariant(),
                ["text"] = e.Text,
            })),
        }.ToString(Formatting.Indented));
        return isGood;
    }
}
