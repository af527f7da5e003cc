namespace DorisDr.Testing;

/// <summary>Figures that tests want to have seen: they are printed at the end of the test command.</summary>
public static class Figures
{
    private static readonly Lock Gate = new();

    /// <summary>Notes one figure.</summary>
    public static void Note(string text)
    {
        if (Environment.GetEnvironmentVariable("DORISDR_TEST_FIGURES") is { Length: > 0 } file)
        {
            lock (Gate)
            {
                File.AppendAllText(file, text + Environment.NewLine);
            }
        }
    }
}
