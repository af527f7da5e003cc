using DorisDr.Client.Cluster;
using DorisDr.Client.Nodes;

namespace DorisDr.Client.Samples;

internal static class SettingSamples
{
    private const string Class = nameof(SettingStatements);

    internal static IReadOnlyList<StatementSample> All { get; } =
    [
        new($"{Class}.{nameof(SettingStatements.ShowTrash)}", "The keys of the recycle bin.", SettingStatements.ShowTrash),
        new($"{Class}.{nameof(SettingStatements.ShowBinlog)}", "Whether binlogs can be written.", SettingStatements.ShowBinlog),
        new($"{Class}.{nameof(SettingStatements.ShowBackends)}", "A key of every backend.", version => version.Has(DorisCapability.ShowBackendConfig)
            ? SettingStatements.ShowBackends(SettingKeys.TrashFileExpireTimeSec)
            : null),
        new($"{Class}.{nameof(SettingStatements.ShowBackend)}", "A key of one backend.", version => version.Has(DorisCapability.ShowBackendConfig)
            ? SettingStatements.ShowBackend(SettingKeys.TrashFileExpireTimeSec, 10001)
            : null),
        new($"{Class}.{nameof(SettingStatements.Set)}", "A day in the recycle bin, until the next restart.", version =>
            SettingStatements.Set(SettingKeys.CatalogTrashExpireSecond, "86400", version.Has(DorisCapability.SetAllFrontends))),
    ];
}
