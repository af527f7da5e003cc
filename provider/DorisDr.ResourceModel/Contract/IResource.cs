using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Contract;

/// <summary>
/// A resource type, typed. Outputs are the inputs plus <typeparamref name="TState"/>, which holds stable facts only. A handler never knows which
/// driver calls it. Everything beyond these three methods is a capability: <see cref="IUpdates{TInputs,TState}"/> and its neighbours.
/// </summary>
/// <typeparam name="TInputs">What users declare.</typeparam>
/// <typeparam name="TState">What the system adds.</typeparam>
public interface IResource<TInputs, TState>
    where TInputs : class, IPropertyRecord<TInputs>
    where TState : class, IPropertyRecord<TState>
{
    /// <summary>Creates the object, or takes over one that equals the declared one. A half-done create is <see cref="Unfinished{TState}"/>.</summary>
    Task<Outcome<TState>> CreateAsync(TInputs inputs, OperationContext context, CancellationToken cancellationToken);

    /// <summary>Reads the live object; null only on proof that it is gone.</summary>
    Task<Live<TInputs, TState>?> ReadAsync(ReadTarget<TInputs, TState> target, OperationContext context, CancellationToken cancellationToken);

    /// <summary>Deletes the object; what is gone already is a success.</summary>
    Task DeleteAsync(Existing<TInputs, TState> existing, OperationContext context, CancellationToken cancellationToken);
}

/// <summary>Can change in place. Without it every change replaces.</summary>
public interface IUpdates<TInputs, TState>
    where TInputs : class, IPropertyRecord<TInputs>
    where TState : class, IPropertyRecord<TState>
{
    /// <summary>Makes the object what the new inputs say. Called without a difference too, to finish an unfinished create.</summary>
    Task<Outcome<TState>> UpdateAsync(
        Existing<TInputs, TState> existing, TInputs inputs, OperationContext context, CancellationToken cancellationToken);
}

/// <summary>Has rules about its inputs beyond their shapes. No calls.</summary>
public interface IChecks<TInputs>
    where TInputs : class, IPropertyRecord<TInputs>
{
    /// <summary>Yields what is wrong, each problem at its property.</summary>
    IEnumerable<Problem> Check(CheckedInputs<TInputs> inputs);
}

/// <summary>Asks the cluster in previews and says as warnings what a real run would run into. Never writes, and must not fail.</summary>
public interface IPreviews<TInputs, TState>
    where TInputs : class, IPropertyRecord<TInputs>
    where TState : class, IPropertyRecord<TState>
{
    /// <summary>Looks ahead; called with completely known inputs only. Answers what the state will hold where that is certain, else null.</summary>
    /// <param name="existing">The recorded object for an update, null for a create.</param>
    /// <param name="inputs">The new inputs.</param>
    /// <param name="context">Where warnings go.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<TState?> PreviewAsync(
        Existing<TInputs, TState>? existing, TInputs inputs, OperationContext context, CancellationToken cancellationToken);
}

/// <summary>Knows better than the attributes which changes replace, because it depends on the cluster.</summary>
public interface IRefinesDiff<TInputs, TState>
    where TInputs : class, IPropertyRecord<TInputs>
    where TState : class, IPropertyRecord<TState>
{
    /// <summary>Answers the changes with <see cref="PropertyChange.Replaces"/> set right. Has five seconds; without an answer the attributes count.</summary>
    Task<IReadOnlyList<PropertyChange>> RefineAsync(
        IReadOnlyList<PropertyChange> changes,
        Existing<TInputs, TState> existing,
        TInputs inputs,
        OperationContext context,
        CancellationToken cancellationToken);
}

/// <summary>Can list what exists.</summary>
public interface ILists
{
    /// <summary>All objects, with importable ids.</summary>
    IAsyncEnumerable<ListedResource> ListAsync(PropertyMap query, CancellationToken cancellationToken);
}

/// <summary>A function: asks and answers, never writes.</summary>
/// <typeparam name="TArguments">Arguments; its doc comment describes the function.</typeparam>
/// <typeparam name="TResult">Result.</typeparam>
public interface IFunction<TArguments, TResult>
    where TArguments : class, IPropertyRecord<TArguments>
    where TResult : class, IPropertyRecord<TResult>
{
    /// <summary>Answers.</summary>
    Task<TResult> InvokeAsync(TArguments arguments, CancellationToken cancellationToken);
}
