using DorisDr.Cli.Rendering.Text;
using DorisDr.Resources.Doctor;

namespace DorisDr.Cli.Rendering.Doctor;

/// <summary>A line per result, under a heading per cluster and check.</summary>
internal sealed class DoctorText(TextWriter output, Palette palette) : IDoctorView
{
    private readonly Dictionary<Verdict, int> _counts = [];
    private (string Cluster, string Check) _heading;

    /// <inheritdoc/>
    public void Show(Examination examination)
    {
        _counts[examination.Verdict] = _counts.GetValueOrDefault(examination.Verdict) + 1;
        if (_heading != (examination.Cluster, examination.Check))
        {
            if (_heading.Cluster != examination.Cluster)
            {
                Line(new StyledText($"Cluster {examination.Cluster}", Tone.Headline));
            }

            _heading = (examination.Cluster, examination.Check);
            Line(new StyledText($"  {examination.Check}", Tone.Bold));
        }

        var (mark, tone) = Mark(examination.Verdict);
        var subject = examination.Subject.Length == 0 ? "" : $"{examination.Subject}: ";
        Line(new StyledText($"    {mark,-4} ", tone).Append(ValueText.Visible($"{subject}{examination.Text}").Replace("\n", "\n         ", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public bool Finish()
    {
        var (bad, warnings) = (_counts.GetValueOrDefault(Verdict.Bad), _counts.GetValueOrDefault(Verdict.Warning));
        var text = $"{_counts.GetValueOrDefault(Verdict.Good)} good, {warnings} {(warnings == 1 ? "warning" : "warnings")}, {bad} bad.";
        Line(new StyledText());
        Line(new StyledText(text, bad > 0 ? Tone.Error : warnings > 0 ? Tone.Warning : Tone.Create));
        return bad == 0;
    }

    private static (string Mark, Tone Tone) Mark(Verdict verdict) => verdict switch
    {
        Verdict.Good => ("ok", Tone.Create),
        Verdict.Warning => ("warn", Tone.Warning),
        _ => ("bad", Tone.Error),
    };

    private void Line(StyledText text) => output.Write(palette.Paint(text) + "\n");
}
