using DorisDr.Client.Samples;
using DorisDr.ResourceModel.Documentation;
using DorisDr.ResourceModel.Provider;
using DorisDr.Resources;

namespace DorisDr.Cli.Documents;

/// <summary>The files of the folder <c>schema/</c>: all are written from the code, and a test compares them with it.</summary>
internal static class GeneratedFiles
{
    /// <summary>Folders in which nothing but generated files may be.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["resources", "functions"];

    /// <summary>The package schema.</summary>
    public static string Schema(TimeProvider time) => ((IProvider)Provider(time)).Schema.ToJson();

    /// <summary>All files, by their path in the folder.</summary>
    public static IReadOnlyList<DocumentationPage> All(TimeProvider time) =>
    [
        new("dorisdr.schema.json", Schema(time)),
        new("errors.md", ErrorsPage.Write()),
        new("statements.sql", StatementSamples.Write()),
        .. Provider(time).Documentation,
    ];

    private static ResourceModel.Composition.ResourceProvider<DorisDr.Resources.Configuration.ProviderConfig, DorisDr.Resources.Clusters.ClusterDirectory> Provider(
        TimeProvider time) => DorisProvider.Create(static _ => null, new SilentLog(), time);
}
