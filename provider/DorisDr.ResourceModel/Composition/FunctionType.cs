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
    private protected FunctionType(string token, RecordDescriptor arguments, RecordDescriptor result)
    {
        Token = token;
        Arguments = arguments;
        Result = result;
    }

    /// <summary>Function token.</summary>
    public string Token { get; }

    /// <summary>Arguments.</summary>
    public RecordDescriptor Arguments { get; }

    /// <summary>Result.</summary>
    public RecordDescriptor Result { get; }

    internal abstract Task<InvokeResult> InvokeAsync(TServices services, InvokeRequest request, CancellationToken cancellationToken);
}

/// <summary>Makes the catalogue lines of functions.</summary>
public static class FunctionType
{
    /// <summary>One function.</summary>
    public static FunctionType<TServices> Of<TServices, TArguments, TResult>(string token, Func<TServices, IFunction<TArguments, TResult>> create)
        where TArguments : class, IPropertyRecord<TArguments>
        where TResult : class, IPropertyRecord<TResult> =>
        new TypedFunction<TServices, TArguments, TResult>(token, create);
}

/// <summary>Drives one typed function over property values.</summary>
internal sealed class TypedFunction<TServices, TArguments, TResult>(string token, Func<TServices, IFunction<TArguments, TResult>> create)
    : FunctionType<TServices>(token, TArguments.Descriptor, TResult.Descriptor)
    where TArguments : class, IPropertyRecord<TArguments>
    where TResult : class, IPropertyRecord<TResult>
{
    internal override async Task<InvokeResult> InvokeAsync(TServices services, InvokeRequest request, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var arguments = new InputChecker(problems).Check(request.Arguments, TArguments.Descriptor);
        if (problems.Count > 0)
        {
            return new InvokeResult(PropertyMap.Empty, problems);
        }

        var result = await create(services).InvokeAsync(TArguments.Descriptor.Read(arguments), cancellationToken);
        return new InvokeResult(TResult.Descriptor.Write(result), []);
    }
}
