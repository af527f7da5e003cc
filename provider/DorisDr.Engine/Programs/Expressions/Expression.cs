using System.Collections.Immutable;
using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Expressions;

/// <summary>Something in a program that gives a value.</summary>
internal abstract record Expression(SourcePosition At)
{
    /// <summary>This expression and all inside it.</summary>
    public IEnumerable<Expression> All() => Inner().SelectMany(static e => e.All()).Prepend(this);

    /// <summary>The names of resources, variables and configuration that the value comes from.</summary>
    public IEnumerable<Access> Accesses() => All().OfType<Access>();

    protected abstract IEnumerable<Expression> Inner();
}

/// <summary>A scalar as it is.</summary>
internal sealed record Constant(SourcePosition At, PropertyValue Value) : Expression(At)
{
    protected override IEnumerable<Expression> Inner() => [];
}

/// <summary>A list.</summary>
internal sealed record ListExpression(SourcePosition At, ImmutableArray<Expression> Items) : Expression(At)
{
    protected override IEnumerable<Expression> Inner() => Items;
}

/// <summary>A map in the order of the file.</summary>
internal sealed record MapExpression(SourcePosition At, ImmutableArray<NamedExpression> Entries) : Expression(At)
{
    protected override IEnumerable<Expression> Inner() => Entries.Select(static e => e.Value);
}

/// <summary>An entry of a map, a variable or an output.</summary>
internal sealed record NamedExpression(string Name, SourcePosition At, Expression Value);

/// <summary>Text with values in it.</summary>
internal sealed record Interpolation(SourcePosition At, ImmutableArray<Expression> Parts) : Expression(At)
{
    protected override IEnumerable<Expression> Inner() => Parts;
}

/// <summary>A value reached by name: <c>${root.name[0]["key"]}</c>.</summary>
internal sealed record Access(SourcePosition At, string Root, PropertyPath Path) : Expression(At)
{
    /// <summary>The access as it is written, without the braces.</summary>
    public string Text => Path.Segments.IsEmpty ? Root : Path.Segments[0].Name is null ? $"{Root}{Path}" : $"{Root}.{Path}";

    protected override IEnumerable<Expression> Inner() => [];
}

/// <summary><c>fn::secret</c>.</summary>
internal sealed record SecretFunction(SourcePosition At, Expression Value) : Expression(At)
{
    protected override IEnumerable<Expression> Inner() => [Value];
}

/// <summary><c>fn::toJSON</c>.</summary>
internal sealed record JsonFunction(SourcePosition At, Expression Value) : Expression(At)
{
    protected override IEnumerable<Expression> Inner() => [Value];
}

/// <summary><c>fn::join</c>.</summary>
internal sealed record JoinFunction(SourcePosition At, Expression Delimiter, Expression Items) : Expression(At)
{
    protected override IEnumerable<Expression> Inner() => [Delimiter, Items];
}

/// <summary><c>fn::invoke</c>, also in its short form.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Function">Token as written.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Return">The field of the result to give; null for the whole.</param>
/// <param name="DependsOn">Resources that must be done before the call.</param>
internal sealed record InvokeFunction(
    SourcePosition At, string Function, MapExpression Arguments, string? Return, ImmutableArray<Access> DependsOn) : Expression(At)
{
    protected override IEnumerable<Expression> Inner() => [Arguments, .. DependsOn];
}
