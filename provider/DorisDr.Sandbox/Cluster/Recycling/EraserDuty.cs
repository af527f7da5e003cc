namespace DorisDr.Sandbox.Cluster.Recycling;

/// <summary>The eraser as a duty of the master: every half minute, by the configuration of that moment.</summary>
internal static class EraserDuty
{
    public static async Task RunAsync(FrontendContext context, CancellationToken ct)
    {
        var config = context.Config;
        var eraser = new Eraser(context.RecycleBin, context.Catalog, context.Clock, () => new RecycleRules(
            config.Number("catalog_trash_expire_second"), config.Number("max_same_name_catalog_trash_num"), config.Flag("catalog_trash_ignore_min_erase_latency")));

        // What was dropped with FORCE does not outlive a start.
        eraser.EraseForced();
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Eraser.Every, context.Clock, ct);
            eraser.Run();
        }
    }
}
