using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Expressions;

/// <summary>
/// Reads <c>${…}</c> in texts (pulumi-yaml: pkg/pulumiyaml/ast/interpolation.go): <c>$$</c> is a dollar, a lone <c>$</c> too.
/// </summary>
internal static class InterpolationReader
{
    /// <summary>The expression that a text stands for: a constant, one access with its type, or a mix that gives text.</summary>
    public static Expression Read(string text, SourcePosition at, ProblemList problems)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return new Constant(at, PropertyValue.Of(text));
        }

        var parts = ImmutableArray.CreateBuilder<Expression>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length || text[i + 1] is not ('$' or '{'))
            {
                literal.Append(text[i]);
            }
            else if (text[++i] == '$')
            {
                literal.Append('$');
            }
            else
            {
                if (!TryAccess(text, ref i, at, out var access))
                {
                    problems.Add(at, ProgramProblems.Interpolation.Of(text));
                    return new Constant(at, PropertyValue.Of(text));
                }

                if (literal.Length > 0)
                {
                    parts.Add(new Constant(at, PropertyValue.Of(literal.ToString())));
                    literal.Clear();
                }

                parts.Add(access);
            }
        }

        if (parts.Count == 0)
        {
            return new Constant(at, PropertyValue.Of(literal.ToString()));
        }

        if (parts is [Access single] && literal.Length == 0)
        {
            return single;
        }

        if (literal.Length > 0)
        {
            parts.Add(new Constant(at, PropertyValue.Of(literal.ToString())));
        }

        return new Interpolation(at, parts.ToImmutable());
    }

    // On entry the index stands on the opening brace, on leaving on the closing one.
    private static bool TryAccess(string text, ref int index, SourcePosition at, [NotNullWhen(true)] out Access? access)
    {
        access = null;
        var end = index + 1;
        var quoted = false;
        for (; end < text.Length && (quoted || text[end] != '}'); end++)
        {
            if (text[end] == '\\' && quoted && end + 1 < text.Length)
            {
                end++;
            }
            else if (text[end] == '"')
            {
                quoted = !quoted;
            }
        }

        if (end >= text.Length || !PropertyPath.TryParse(text[(index + 1)..end], out var path) || path.First.Length == 0)
        {
            return false;
        }

        index = end;
        access = new Access(at, path.First, path.Segments.Skip(1).Aggregate(PropertyPath.Root, static (p, s) => s.Name is { } n ? p.Child(n) : p.Child(s.Index)));
        return true;
    }
}
