using DorisDr.ResourceModel.Checking;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Composition;

/// <summary>One function of a catalogue. See <see cref="FunctionType.Of"/>.</summary>
/// <typeparam name="TServices">What functions are made from.</typeparam>
public abstract class FunctionType<TServices>
{
    private protected FunctionType(string token, RecordDescriptor arguments, RecordDescriptor result, IReadOnlyList<ProblemKind> problems)
    {
        Token = token;
        Arguments = arguments;
        Result = result;
        Problems = problems;
    }

    /// <summary>Function token.</summary>
    public string Token { get; }

    /// <summary>Arguments.</summary>
    public RecordDescriptor Arguments { get; }

    /// <summary>Result.</summary>
    public RecordDescriptor Result { get; }

    /// <summary>The problems that this function can have beyond those of every function; for the reference.</summary>
    public IReadOnlyList<ProblemKind> Problems { get; }

    internal abstract Task<InvokeResult> InvokeAsync(TServices services, InvokeRequest request, CancellationToken cancellationToken);
}

/// <summary>Makes the catalogue lines of functions.</summary>
public static class FunctionType
{
    /// <summary>One function.</summary>
    /// <param name="token">Function token.</param>
    /// <param name="create">Makes the handler.</param>
    /// <param name="problems">The problems that it can have beyond those of every function; they stand in the reference.</param>
    public static FunctionType<TServices> Of<TServices, TArguments, TResult>(
        string token, Func<TServices, IFunction<TArguments, TResult>> create, IReadOnlyList<ProblemKind>? problems = null)
        where TArguments : class, IPropertyRecord<TArguments>
        where TResult : class, IPropertyRecord<TResult> =>
        new TypedFunction<TServices, TArguments, TResult>(token, create, problems ?? []);
}

/// <summary>Drives one typed function over property values.</summary>
internal sealed class TypedFunction<TServices, TArguments, TResult>(
    string token, Func<TServices, IFunction<TArguments, TResult>> create, IReadOnlyList<ProblemKind> problems)
    : FunctionType<TServices>(token, TArguments.Descriptor, TResult.Descriptor, problems)
    where TArguments : class, IPropertyRecord<TArguments>
    where TResult : class, IPropertyRecord<TResult>
{
    internal override async Task<InvokeResult> InvokeAsync(TServices services, InvokeRequest request, CancellationToken cancellationToken)
    {
        var found = new List<Problem>();
        var arguments = new InputChecker(found).Check(request.Arguments, TArguments.Descriptor);
        if (found.Count > 0)
        {
            return new InvokeResult(PropertyMap.Empty, found);
        }

        var result = await create(services).InvokeAsync(TArguments.Descriptor.Read(arguments), cancellationToken);
        return new InvokeResult(TResult.Descriptor.Write(result), []);
    }
}
