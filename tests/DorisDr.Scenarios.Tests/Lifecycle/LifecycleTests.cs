using DorisDr.ResourceModel.Problems;
using DorisDr.Resources;
using Xunit;

namespace DorisDr.Scenarios.Tests.Lifecycle;

/// <summary>What holds for every resource type, on both generations of Doris.</summary>
public sealed class LifecycleTests
{
    private static readonly string[] Generations = ["doris-3.0", "doris-4.0"];

    public static IEnumerable<object[]> Types =>
        from sample in LifecycleSample.All from generation in Generations select new object[] { sample.Type, generation };

    public static IEnumerable<object[]> Removable =>
        from sample in LifecycleSample.All where sample.Remove is not null from generation in Generations select new object[] { sample.Type, generation };

    public static IEnumerable<object[]> Drifts =>
        from sample in LifecycleSample.All
        from generation in Generations
        from path in sample.Drifts.Keys
        select new object[] { sample.Type, generation, path };

    [Fact]
    public void Catalogue_EveryResource_IsOnTrial() =>
        Assert.Equal(ResourceCatalog.Resources.Select(type => type.Token), LifecycleSample.All.Select(sample => sample.Type));

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Preview_OfACreate_WritesNothing(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var before = await trial.LookAsync();

        await trial.CreateAsync(preview: true);

        Assert.Equal(before, await trial.LookAsync());
        Assert.Empty(trial.Log.Warnings);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task CreateReadDiff_Untouched_ChangesNothing(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var before = await trial.LookAsync();

        var (id, inputs, outputs) = await trial.CreateAsync();
        var read = await trial.ReadAsync(id, inputs, outputs);

        Assert.NotEqual(before, await trial.LookAsync());
        Assert.Equal((inputs, outputs), (read!.Inputs, read.Outputs));
        Assert.Empty((await trial.DiffAsync(id, read.Inputs, read.Outputs)).Changes);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Import_ThenItsOwnInputs_ChangesNothing(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var (id, _, _) = await trial.CreateAsync();

        var read = await trial.ReadAsync(id);

        Assert.Empty((await trial.DiffAsync(read!.Id, read.Inputs, read.Outputs, read.Inputs)).Changes);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Create_Again_TakesOverAndChangesNothing(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var (id, inputs, outputs) = await trial.CreateAsync();

        var sound = await trial.LookAsync();

        var again = await trial.CreateAsync();

        Assert.Equal((id, inputs), (again.Id, again.Inputs));
        Assert.Equal(outputs.Without(trial.Sample.Memories.Contains), again.Outputs.Without(trial.Sample.Memories.Contains));
        Assert.Equal(sound, await trial.LookAsync());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Delete_Twice_SucceedsAndLeavesWhatWasBefore(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var before = await trial.LookAsync();
        var (id, inputs, outputs) = await trial.CreateAsync();

        await trial.DeleteAsync(id, inputs, outputs);
        await trial.DeleteAsync(id, inputs, outputs);

        Assert.Equal(before, await trial.LookAsync());
        Assert.Equal(trial.Sample.IsGoneAfterDelete, await trial.ReadAsync(id, inputs, outputs) is null);
    }

    [Theory]
    [MemberData(nameof(Removable))]
    public async Task Read_RemovedByHand_IsGone(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var (id, inputs, outputs) = await trial.CreateAsync();
        await trial.Cluster.SqlAsync(trial.Sample.Remove!);

        Assert.Null(await trial.ReadAsync(id, inputs, outputs));
        await trial.DeleteAsync(id, inputs, outputs);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task AnyOperation_UnreachableCluster_IsAnErrorAndNeverGone(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var (id, inputs, outputs) = await trial.CreateAsync();
        await trial.ConfigureAsync("127.0.0.1:1");

        await Assert.ThrowsAsync<ProblemException>(() => trial.ReadAsync(id, inputs, outputs));
        await Assert.ThrowsAsync<ProblemException>(() => trial.DeleteAsync(id, inputs, outputs));
        await trial.CreateAsync(preview: true);
        Assert.Single(trial.Log.Warnings, warning => warning.Contains("Not checked", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task AnyOperation_AnotherClusterBehindTheEndpoint_IsAnErrorAndTouchesNothing(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var (id, inputs, outputs) = await trial.CreateAsync();
        await using var other = await ClusterUnderTest.StartAsync(generation, "2002");
        var sound = await trial.LookAsync();
        await trial.ConfigureAsync(other.Endpoint);

        var read = await Assert.ThrowsAsync<ProblemException>(() => trial.ReadAsync(id, inputs, outputs));
        await Assert.ThrowsAsync<ProblemException>(() => trial.DeleteAsync(id, inputs, outputs));

        Assert.Contains("2002", read.Message, StringComparison.Ordinal);
        Assert.Contains("1001", read.Message, StringComparison.Ordinal);
        Assert.Equal(sound, await trial.LookAsync());
    }

    [Theory]
    [MemberData(nameof(Drifts))]
    public async Task Refresh_ChangedByHand_ShowsAtItsPathAndHeals(string type, string generation, string path)
    {
        await using var trial = await StartAsync(type, generation);
        var (id, inputs, outputs) = await trial.CreateAsync();
        var sound = await trial.LookAsync();
        await trial.Sample.Drifts[path](trial.Cluster);

        await trial.ConfigureAsync();
        var read = await trial.ReadAsync(id, inputs, outputs);
        var drift = await trial.DiffAsync(id, read!.Inputs, read.Outputs);

        Assert.Equal([path], drift.Changes.Select(change => change.Path.ToString()));
        var healed = await trial.ApplyAsync(id, read.Inputs, read.Outputs, drift);
        Assert.Equal(sound, await trial.LookAsync());
        Assert.Empty((await trial.DiffAsync(id, inputs, healed)).Changes);
        var again = await trial.ReadAsync(id, inputs, healed);
        Assert.Equal((inputs, healed), (again!.Inputs, again.Outputs));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Secrets_WhateverHappens_AreNeverSeen(string type, string generation)
    {
        await using var trial = await StartAsync(type, generation);
        var (id, inputs, outputs) = await trial.CreateAsync();
        var read = await trial.ReadAsync(id, inputs, outputs);
        var imported = await trial.ReadAsync(id);
        await trial.ConfigureAsync("127.0.0.1:1");
        var error = await Assert.ThrowsAsync<ProblemException>(() => trial.DeleteAsync(id, inputs, outputs));

        string[] seen =
        [
            id, $"{inputs}", $"{outputs}", $"{read!.Inputs}", $"{read.Outputs}", $"{imported!.Inputs.Plain()}", $"{imported.Outputs.Plain()}", $"{error}",
            .. trial.Log.Messages.Select(message => message.Message),
        ];
        Assert.DoesNotContain(seen, text => text.Contains("canary", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, text => text.Contains(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"root:{trial.Cluster.Password}")), StringComparison.Ordinal));
        Assert.Equal(trial.Sample.HasSecrets, seen.Any(text => text.Contains("[secret]", StringComparison.Ordinal)));
        Assert.Equal(trial.Sample.HasSecrets, outputs.Plain().ToString().Contains("canary", StringComparison.Ordinal));
    }

    private static Task<ResourceOnTrial> StartAsync(string type, string generation) =>
        ResourceOnTrial.StartAsync(LifecycleSample.All.Single(sample => sample.Type == type), generation);
}
