namespace DorisDr.Testing.Processes;

/// <summary>The text of a program with one repository, for runs of the real CLI.</summary>
public sealed record RepositoryProgram(SandboxProcess Sandbox, string Name)
{
    public string Location { get; init; } = $"s3://{SandboxProcess.Bucket}/{Name}";

    public string Endpoint { get; init; } = Sandbox.ObjectStore;

    public string Region { get; init; } = "us-east-1";

    public string SecretKey { get; init; } = SandboxProcess.SecretKey;

    public string Type { get; init; } = "dorisdr:Repository";

    /// <summary>Further lines at the level of the properties.</summary>
    public string More { get; init; } = "";

    public override string ToString() => $$"""
        name: trial
        runtime: yaml
        resources:
          repository:
            type: {{Type}}
            properties:
              name: {{Name}}
              location: {{Location}}
              s3:
                endpoint: {{Endpoint}}
                region: {{Region}}
                accessKey: {{SandboxProcess.AccessKey}}
                secretKey: {{SecretKey}}
                usePathStyle: true{{More}}
        outputs:
          id: ${repository.id}
        """;
}
