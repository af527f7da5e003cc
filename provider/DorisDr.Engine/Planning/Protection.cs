namespace DorisDr.Engine.Planning;

/// <summary>Texts about protected resources (pkg/resource/deploy/step.go).</summary>
internal static class Protection
{
    public static string CannotDelete(string urn) => Text(urn, "deleted");

    public static string CannotReplace(string urn) => Text(urn, "replaced");

    private static string Text(string urn, string done) =>
        $"resource \"{urn}\" cannot be {done}\nbecause it is protected. To unprotect the resource, either remove the `protect` flag from the resource "
        + $"in your Pulumi program and run `pulumi up`, or use the command:\n`pulumi state unprotect '{urn}'`";
}
