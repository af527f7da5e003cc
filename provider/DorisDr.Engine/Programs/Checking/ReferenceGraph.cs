using System.Collections.Immutable;
using DorisDr.Engine.Programs.Expressions;

namespace DorisDr.Engine.Programs.Checking;

/// <summary>Sorts variables and resources: depth first, in the order of the file (pulumi-yaml: pkg/pulumiyaml/sort.go).</summary>
internal static class ReferenceGraph
{
    /// <summary>The accesses that a variable or resource needs before it can be evaluated.</summary>
    public static IEnumerable<Access> Needs(ResourceDeclaration resource)
    {
        var needs = resource.Properties.Accesses().Concat(resource.Options.DependsOn);
        return resource.Options.DeletedWith is { } other ? needs.Append(other) : needs;
    }

    public static ImmutableArray<string> Sort(ProgramScope scope, ProblemList problems)
    {
        var order = ImmutableArray.CreateBuilder<string>();
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var name in scope.Program.Variables.Select(static v => v.Name).Concat(scope.Program.Resources.Select(static r => r.Key)))
        {
            if (!state.ContainsKey(name))
            {
                Visit(name);
            }
        }

        return order.ToImmutable();

        void Visit(string name)
        {
            state[name] = false;
            foreach (var access in NeedsOf(name))
            {
                if (!state.TryGetValue(access.Root, out var done))
                {
                    Visit(access.Root);
                }
                else if (!done)
                {
                    var kind = scope.Resource(access.Root) is null ? "variable" : "resource";
                    problems.Add(access.At, ProgramProblems.Circle.Of(kind, access.Root));
                }
            }

            state[name] = true;
            order.Add(name);
        }

        IEnumerable<Access> NeedsOf(string name)
        {
            var needs = scope.Resource(name) is { } resource ? Needs(resource) : scope.Variable(name)!.Value.Accesses();
            return needs.Where(a => scope.Resource(a.Root) is not null || scope.Variable(a.Root) is not null);
        }
    }
}
