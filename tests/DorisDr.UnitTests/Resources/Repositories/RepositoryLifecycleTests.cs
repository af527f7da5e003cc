using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Frontends;
using Xunit;
using static DorisDr.UnitTests.Resources.RepositoryDriver;

namespace DorisDr.UnitTests.Resources.Repositories;

/// <summary>The handler in both generations, and in the corners into which a faulty network drives it.</summary>
public sealed class RepositoryLifecycleTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateReadDiff_NothingChanged_IsEmpty(bool isOld)
    {
        await using var driver = await StartAsync(new RepositoryScript { IsOld = isOld });

        var (created, inputs) = await driver.CreateAsync();
        var read = await driver.ReadAsync(created.Id, inputs, created.Outputs);

        Assert.Equal("eu", created.Id);
        Assert.Empty(created.Unfinished);
        Assert.Equal(PropertyValue.Of("S3"), created.Outputs["type"]);
        Assert.Equal(PropertyValue.Of("77"), created.Outputs["clusterId"]);
        Assert.Equal(inputs, read!.Inputs);
        Assert.Equal(created.Outputs, read.Outputs);
        Assert.Empty((await driver.DiffAsync(inputs, created.Outputs, Declared())).Changes);
        Assert.Empty((await driver.DiffAsync(read.Inputs, read.Outputs, Declared())).Changes);
    }

    [Fact]
    public async Task Create_OnAnOpenSession_TakesTwoRoundTripsAndTheSecondOneOnlyOne()
    {
        await using var driver = await StartAsync();

        await driver.CreateAsync();
        await driver.CreateAsync(Declared().With("name", PropertyValue.Of("us")));

        Assert.Equal(["SHOW FRONTENDS", "CREATE", "CREATE"], driver.Frontend.Statements.Select(sql => sql.StartsWith("CREATE", StringComparison.Ordinal) ? "CREATE" : sql));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_ThenItsOwnInputsAgain_IsEmptyAndHoldsNoSecret(bool isOld)
    {
        await using var driver = await StartAsync(new RepositoryScript { IsOld = isOld });
        await driver.CreateAsync();

        var read = await driver.ReadAsync("eu");

        Assert.NotNull(read);
        Assert.DoesNotContain("canary", read.Inputs.Plain().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", read.Outputs.Plain().ToString(), StringComparison.Ordinal);
        Assert.Equal(PropertyValue.Of("eu"), read.Inputs["name"]);
        Assert.Equal(PropertyValue.Of("s3://bucket/eu"), read.Inputs["location"]);
        Assert.False(read.Inputs.ContainsKey("readOnly"));
        Assert.False(read.Inputs.ContainsKey("properties"));
        Assert.Empty((await driver.DiffAsync(read.Inputs, read.Outputs, read.Inputs)).Changes);
    }

    [Fact]
    public async Task Import_ThenKeysDeclared_UpdatesInPlace()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync();
        var read = await driver.ReadAsync("eu");

        var diff = await driver.DiffAsync(read!.Inputs, read.Outputs, Declared());

        Assert.Equal(["s3.accessKey", "s3.secretKey"], diff.Changes.Select(change => change.Path.ToString()));
        Assert.False(diff.Replaces);
    }

    [Theory]
    [InlineData("other/eu")]
    [InlineData("default/nope")]
    [InlineData("nope")]
    public async Task Import_WhatIsNotThere_IsGoneOrAnUnknownCluster(string id)
    {
        await using var driver = await StartAsync();

        if (id.StartsWith("other", StringComparison.Ordinal))
        {
            Assert.Equal("DDR1110", (await Assert.ThrowsAsync<ProblemException>(() => driver.ReadAsync(id))).Problems[0].Code);
        }
        else
        {
            Assert.Null(await driver.ReadAsync(id));
        }
    }

    [Fact]
    public async Task Import_DefaultClusterNamed_GetsTheCanonicalId()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync();

        Assert.Equal("eu", (await driver.ReadAsync("default/eu"))!.Id);
    }

    [Fact]
    public async Task Delete_Twice_Succeeds()
    {
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync();

        await driver.DeleteAsync(inputs, created.Outputs);
        await driver.DeleteAsync(inputs, created.Outputs);

        Assert.Empty(driver.Script.Names);
        driver.Forget();
        await driver.ConfigureAsync();
        Assert.Null(await driver.ReadAsync("eu", inputs, created.Outputs));
    }

    [Fact]
    public async Task AnyOperation_AnotherClusterId_IsAnErrorUnlessAccepted()
    {
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync();
        driver.Script.ClusterId = "88";
        await driver.ConfigureAsync();

        Func<Task>[] operations =
        [
            () => driver.ReadAsync("eu", inputs, created.Outputs),
            () => driver.UpdateAsync(inputs, created.Outputs, Declared(secretKey: "x")),
            () => driver.DeleteAsync(inputs, created.Outputs),
        ];
        foreach (var operation in operations)
        {
            var error = await Assert.ThrowsAsync<ProblemException>(operation);
            Assert.Equal("DDR1115", error.Problems[0].Code);
            Assert.Contains("acceptClusterId", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["eu"], driver.Script.Names);
        await driver.ConfigureAsync(acceptClusterId: "88");
        var read = await driver.ReadAsync("eu", inputs, created.Outputs);
        Assert.Equal(PropertyValue.Of("88"), read!.Outputs["clusterId"]);
    }

    [Fact]
    public async Task AnyOperation_Unreachable_IsAnErrorAndNeverGone()
    {
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync();
        await driver.Frontend.DisposeAsync();
        await driver.ConfigureAsync();

        foreach (var operation in new Func<Task>[]
        {
            () => driver.CreateAsync(), () => driver.ReadAsync("eu", inputs, created.Outputs), () => driver.DeleteAsync(inputs, created.Outputs),
        })
        {
            var error = await Assert.ThrowsAsync<ProblemException>(operation);
            Assert.Equal("DDR1111", error.Problems[0].Code);
        }
    }

    public static TheoryData<string, string?, string> Drifts => new()
    {
        { "s3.endpoint", "http://other:9000", "s3.endpoint" },
        { "s3.endpoint", null, "s3.endpoint" },
        { "s3.region", "eu-west-1", "s3.region" },
        { "use_path_style", "false", "s3.usePathStyle" },
        { "x", "2", "properties.x" },
        { "x", null, "properties.x" },
    };

    [Theory]
    [MemberData(nameof(Drifts))]
    public async Task Refresh_SettingChangedElsewhere_ShowsAndHeals(string key, string? value, string path)
    {
        var declared = Declared().With("properties", PropertyValue.Of(PropertyMap.Of(("x", PropertyValue.Of("1")))));
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync(declared);
        var before = driver.Script.Stored("eu", key);
        driver.Script.Change("eu", key, value);

        var read = await driver.ReadAsync("eu", inputs, created.Outputs);
        var diff = await driver.DiffAsync(read!.Inputs, read.Outputs, declared);

        Assert.Equal([path], diff.Changes.Select(change => change.Path.ToString()));
        Assert.False(diff.Replaces);
        var updated = await driver.UpdateAsync(read.Inputs, read.Outputs, declared);
        Assert.Equal(before, driver.Script.Stored("eu", key));
        Assert.Empty((await driver.DiffAsync(inputs, updated.Outputs, declared)).Changes);
    }

    [Fact]
    public async Task Refresh_WhatFollowsFromTheProviderChanged_ShowsAsAChangeOfTheProvider()
    {
        var declared = PropertyMap.Of(
            ("location", PropertyValue.Of("s3://bucket/eu")),
            ("s3", PropertyValue.Of(PropertyMap.Of(("provider", PropertyValue.Of("aws")), ("region", PropertyValue.Of("eu-west-1"))))));
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync(declared);
        Assert.Equal("https://s3.eu-west-1.amazonaws.com", driver.Script.Stored("eu", "s3.endpoint"));
        Assert.Equal(inputs, (await driver.ReadAsync("eu", inputs, created.Outputs))!.Inputs);
        driver.Script.Change("eu", "s3.endpoint", "http://elsewhere");

        var read = await driver.ReadAsync("eu", inputs, created.Outputs);
        var diff = await driver.DiffAsync(read!.Inputs, read.Outputs, declared);

        Assert.Equal(["s3.provider"], diff.Changes.Select(change => change.Path.ToString()));
        await driver.UpdateAsync(read.Inputs, read.Outputs, declared);
        Assert.Equal("https://s3.eu-west-1.amazonaws.com", driver.Script.Stored("eu", "s3.endpoint"));
    }

    [Theory]
    [InlineData("oss://bucket/eu/")]
    [InlineData("s3://bucket/eu/")]
    public async Task Diff_LocationInAnotherSpelling_IsEmpty(string location)
    {
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync();

        Assert.Empty((await driver.DiffAsync(inputs, created.Outputs, Declared(location))).Changes);
    }

    public static TheoryData<bool, string, bool> Changes => new()
    {
        { false, "secret", false },
        { true, "secret", false },
        { false, "endpoint", false },
        { true, "endpoint", true },
        { false, "removeRegion", true },
        { true, "removeRegion", true },
        { false, "location", true },
        { false, "readOnly", true },
        { false, "name", true },
        { false, "properties", false },
        { true, "properties", true },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Diff_ChangeByVersion_ReplacesOrUpdates(bool isOld, string what, bool replaces)
    {
        await using var driver = await StartAsync(new RepositoryScript { IsOld = isOld });
        var (created, inputs) = await driver.CreateAsync();

        var diff = await driver.DiffAsync(inputs, created.Outputs, what switch
        {
            "secret" => Declared(secretKey: "another"),
            "endpoint" => WithS3(Declared(), "endpoint", PropertyValue.Of("http://other:9000")),
            "removeRegion" => WithoutS3(Declared(), "region"),
            "location" => Declared("s3://bucket/other"),
            "readOnly" => Declared().With("readOnly", PropertyValue.Of(true)),
            "name" => Declared().With("name", PropertyValue.Of("eu2")),
            _ => Declared().With("properties", PropertyValue.Of(PropertyMap.Of(("x", PropertyValue.Of("1"))))),
        });

        Assert.NotEmpty(diff.Changes);
        Assert.Equal(replaces, diff.Replaces);
        Assert.Equal(replaces, diff.DeleteBeforeReplace);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Update_AnotherSecret_IsApplied(bool isOld)
    {
        await using var driver = await StartAsync(new RepositoryScript { IsOld = isOld });
        var (created, inputs) = await driver.CreateAsync();

        await driver.UpdateAsync(inputs, created.Outputs, Declared(secretKey: "next \"one\\"));

        Assert.Equal("next \"one\\", driver.Script.Stored("eu", "s3.secret_key"));
        Assert.Equal("canary-access", driver.Script.Stored("eu", "s3.access_key"));
    }

    [Fact]
    public async Task Update_OldVersionAndMoreThanKeys_SaysHowToReplace()
    {
        await using var driver = await StartAsync(new RepositoryScript { IsOld = true });
        var (created, inputs) = await driver.CreateAsync();

        var error = await Assert.ThrowsAsync<ProblemException>(
            () => driver.UpdateAsync(inputs, created.Outputs, WithS3(Declared(), "endpoint", PropertyValue.Of("http://other"))));

        Assert.Equal("DDR1227", error.Problems[0].Code);
        Assert.Contains("--replace", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_RepositoryGone_SaysRefresh()
    {
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync();
        driver.Script.Answer("DROP REPOSITORY `eu`");

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.UpdateAsync(inputs, created.Outputs, Declared(secretKey: "x")));

        Assert.Equal("DDR1229", error.Problems[0].Code);
    }
}
