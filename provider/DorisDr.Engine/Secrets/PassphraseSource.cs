using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Secrets;

/// <summary>
/// Where the passphrase comes from: <c>PULUMI_CONFIG_PASSPHRASE</c> (an empty value counts), then the trimmed content of
/// <c>PULUMI_CONFIG_PASSPHRASE_FILE</c>, then a prompt (pkg/secrets/passphrase/manager.go).
/// </summary>
/// <param name="machine">Has the environment.</param>
/// <param name="prompt">Asks a person; null where nobody can answer. Is asked once, since its answer is kept.</param>
public sealed class PassphraseSource(IMachine machine, Func<CancellationToken, Task<string>>? prompt = null)
{
    private string? _answer;

    /// <summary>The passphrase.</summary>
    /// <exception cref="ProblemException">DDR2501: there is none. DDR2504: the file cannot be read.</exception>
    public async Task<string> GetAsync(CancellationToken cancellation)
    {
        if (machine.Variable("PULUMI_CONFIG_PASSPHRASE") is { } passphrase)
        {
            return passphrase;
        }

        if (machine.Variable("PULUMI_CONFIG_PASSPHRASE_FILE") is { Length: > 0 } file)
        {
            try
            {
                return (await File.ReadAllTextAsync(Path.Combine(machine.CurrentDirectory, file), cancellation)).Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ProblemException(SecretsProblems.PassphraseFile(file, e.Message), e);
            }
        }

        return _answer ??= prompt is null ? throw new ProblemException(SecretsProblems.MissingPassphrase()) : await prompt(cancellation);
    }

    /// <inheritdoc/>
    public override string ToString() => "***";
}
