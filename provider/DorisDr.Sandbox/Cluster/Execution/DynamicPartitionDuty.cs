namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Makes partitions of dynamic tables that are due, and puts into the bin those whose time is over.</summary>
internal static class DynamicPartitionDuty
{
    public static async Task RunAsync(FrontendContext context, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(DynamicPartitions.Every, context.Clock, ct);
            Advance(context);
        }
    }

    private static void Advance(FrontendContext context)
    {
        lock (context.Catalog.Gate)
        {
            foreach (var table in context.Catalog.Databases.SelectMany(context.Catalog.TablesOf).Where(DynamicPartitions.IsOn).ToList())
            {
                var (advanced, gone) = DynamicPartitions.Advance(table, context.Clock.GetUtcNow(), context.Ids);
                foreach (var partition in gone)
                {
                    context.RecycleBin.Keep(table, partition);
                }

                context.Catalog.Replace(table, advanced);
            }
        }
    }
}
