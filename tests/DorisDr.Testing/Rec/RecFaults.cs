using System.Collections.Concurrent;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using Newtonsoft.Json.Linq;

namespace DorisDr.Testing.Rec;

/// <summary>What is made to go wrong, by the name of a resource: <c>create</c>, <c>createInit</c>, <c>slowCreate</c> ... with a text, as in the recordings.</summary>
public sealed class RecFaults
{
    private readonly ConcurrentDictionary<(string Name, string Fault), string> _faults = new();

    /// <summary>Takes the place of all faults.</summary>
    public void Replace(JObject faults)
    {
        _faults.Clear();
        foreach (var (name, of) in faults)
        {
            foreach (var (fault, text) in (JObject)of!)
            {
                _faults[(name, fault)] = text?.ToString() ?? "";
            }
        }
    }

    public void Set(string name, string fault, string text) => _faults[(name, fault)] = text;

    public string? Find(ResourceIdentity resource, string fault) => _faults.GetValueOrDefault((resource.Name, fault));

    /// <summary>Fails with a problem whose code becomes the status that the recorded provider answered.</summary>
    public void Throw(ResourceIdentity resource, string fault, string code)
    {
        if (Find(resource, fault) is { } text)
        {
            throw new ProblemException(new Problem(code, text, ""));
        }
    }

    /// <summary>The reasons of a fault that leaves something unfinished; they are written with bars between.</summary>
    public IReadOnlyList<string> Reasons(ResourceIdentity resource, string fault) => Find(resource, fault)?.Split('|') ?? [];

    /// <summary>Waits as long as the fault says; a deaf resource does not listen to cancellation, another answers why it did not wait to the end.</summary>
    public async Task<IReadOnlyList<string>> WaitAsync(ResourceIdentity resource, string fault, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Find(resource, fault) is not { } seconds)
        {
            return [];
        }

        var deaf = Find(resource, "deaf") is not null;
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(double.Parse(seconds)), time, deaf ? CancellationToken.None : cancellationToken);
            return [];
        }
        catch (OperationCanceledException)
        {
            return ["canceled while it became ready"];
        }
    }
}
