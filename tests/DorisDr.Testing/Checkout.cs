namespace DorisDr.Testing;

/// <summary>Finds the checkout that the tests run from.</summary>
public static class Checkout
{
    /// <summary>The folder of DorisDr.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below it.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DorisDr.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the checkout.");
    }
}
