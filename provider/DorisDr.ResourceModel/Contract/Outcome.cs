using DorisDr.ResourceModel.Records;

namespace DorisDr.ResourceModel.Contract;

/// <summary>How a create or update ended.</summary>
/// <param name="Id">The id of the object.</param>
/// <param name="State">What the system adds to the inputs.</param>
public abstract record Outcome<TState>(string Id, TState State);

/// <summary>The object is as declared.</summary>
public sealed record Done<TState>(string Id, TState State) : Outcome<TState>(Id, State);

/// <summary>The object exists but is not as declared yet; the next run goes on.</summary>
/// <param name="Id">The id of the object.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Reasons">What is missing, each a sentence for the user.</param>
public sealed record Unfinished<TState>(string Id, TState State, IReadOnlyList<string> Reasons) : Outcome<TState>(Id, State);

/// <summary>What the state file knows of an object.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Inputs">The recorded inputs.</param>
/// <param name="State">The recorded rest of the outputs.</param>
public sealed record Existing<TInputs, TState>(string Id, TInputs Inputs, TState State)
    where TInputs : class, IPropertyRecord<TInputs>
    where TState : class, IPropertyRecord<TState>;

/// <summary>What is to be read.</summary>
/// <param name="Id">Its id, or what a user wants to import.</param>
/// <param name="Recorded">What the state file knows; null on import.</param>
public sealed record ReadTarget<TInputs, TState>(string Id, Existing<TInputs, TState>? Recorded)
    where TInputs : class, IPropertyRecord<TInputs>
    where TState : class, IPropertyRecord<TState>;

/// <summary>What is there.</summary>
/// <param name="Id">The canonical id.</param>
/// <param name="Inputs">
/// The live values of the inputs. What cannot be read stays null; recorded values are kept for it. Keys that the user did not declare are ignored
/// except on import and where they have a default.
/// </param>
/// <param name="State">The live rest of the outputs.</param>
/// <param name="Unhealthy">Reasons why it is not healthy; empty when it is.</param>
public sealed record Live<TInputs, TState>(string Id, TInputs Inputs, TState State, IReadOnlyList<string> Unhealthy)
    where TInputs : class, IPropertyRecord<TInputs>
    where TState : class, IPropertyRecord<TState>
{
    /// <summary>A healthy object.</summary>
    public Live(string id, TInputs inputs, TState state)
        : this(id, inputs, state, [])
    {
    }
}
