using DorisDr.Client.Catalog.RecycleBin;

namespace DorisDr.Client.Samples;

internal static class RecycleBinSamples
{
    internal static IReadOnlyList<StatementSample> All { get; } =
    [
        new($"{nameof(RecycleBinStatements)}.{nameof(RecycleBinStatements.Show)}", "What was dropped and can come back.", RecycleBinStatements.Show),
        new($"{nameof(RecycleBinStatements)}.{nameof(RecycleBinStatements.ShowNow)}", "The clock that drop times are told by.", RecycleBinStatements.ShowNow),
    ];
}
