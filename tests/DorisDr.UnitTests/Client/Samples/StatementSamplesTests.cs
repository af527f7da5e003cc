using System.Reflection;
using DorisDr.Client.Samples;
using DorisDr.Client.Sql;
using DorisDr.Testing;
using Xunit;

namespace DorisDr.UnitTests.Client.Samples;

/// <summary>No statement reaches a Doris that does not stand in <c>schema/statements.sql</c>.</summary>
public sealed class StatementSamplesTests
{
    [Fact]
    public void Builder_OfTheClient_HasASample() => Assert.Equal(
        Builders().Order(StringComparer.Ordinal),
        StatementSamples.All.Select(sample => sample.Builder).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Builder_IsSentToSomeGeneration_WhateverTheSample() => Assert.All(
        StatementSamples.All, sample => Assert.Contains(StatementSamples.Generations, version => sample.Build(version) is not null));

    [Fact]
    public void Statement_IsBuiltInAStatementsClassOnly()
    {
        var folder = Checkout.PathOf("provider", "DorisDr.Client");
        var elsewhere = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("Statements.cs", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("SqlStatement.Of($", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(folder, file));

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Generations_DifferWhereTheCapabilitiesDo()
    {
        var altered = StatementSamples.Generations.ToDictionary(
            version => $"{version.Major}.{version.Minor}",
            version => StatementSamples.All.Count(sample => sample.Builder == "RepositoryStatements.Alter" && sample.Build(version) is not null));

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["2.1"] = 1, ["3.0"] = 1, ["3.1"] = 1, ["4.0"] = 2 }, altered);
    }

    [Fact]
    public void Secrets_InTheFile_ArePlaceholders()
    {
        var secrets = StatementSamples.All.SelectMany(sample => StatementSamples.Generations.Select(sample.Build))
            .SelectMany(statement => statement?.Secrets ?? [])
            .Select(secret => secret.Reveal())
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(["ACCESS_KEY", "SECRET_KEY"], secrets);
    }

    // What is private is a piece of a statement and not one.
    private static IEnumerable<string> Builders() =>
        from type in typeof(SqlStatement).Assembly.GetTypes()
        where type != typeof(SqlStatement) && type.Name.EndsWith("Statements", StringComparison.Ordinal)
        from member in type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where member switch
        {
            PropertyInfo property => property.PropertyType == typeof(SqlStatement) && !property.GetMethod!.IsPrivate,
            FieldInfo field => field.FieldType == typeof(SqlStatement) && !field.IsPrivate,
            MethodInfo method => method.ReturnType == typeof(SqlStatement) && method is { IsPrivate: false, IsSpecialName: false },
            _ => false,
        }
        select $"{type.Name}.{member.Name}";
}
