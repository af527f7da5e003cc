using System.Collections.Immutable;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Checking;

/// <summary>
/// A program in which every name, type and property is known to exist, in an order in which everything comes after what it needs.
/// </summary>
/// <param name="Declaration">The program; types of resources are the schema's tokens.</param>
/// <param name="Order">Keys of variables and resources.</param>
/// <param name="Schemas">Schema of each resource, by key.</param>
internal sealed record CheckedProgram(
    ProgramDeclaration Declaration, ImmutableArray<string> Order, ImmutableDictionary<string, SchemaResource> Schemas);

/// <summary>Checks a program against the provider's schema. All problems are found at once, and before any call.</summary>
internal static class ProgramChecker
{
    /// <exception cref="ProblemException">The program cannot be run; all reasons are in it.</exception>
    public static CheckedProgram Check(Project project, ResourceModel.Provider.ProviderSchema schema, IEnumerable<string> configKeys)
    {
        var problems = new ProblemList();
        var program = new ProgramReader(problems).Read(project);
        var index = new SchemaIndex(schema);
        var scope = new ProgramScope(program, project.Name, index, configKeys);
        var types = new TypeChecker(scope, problems);
        foreach (var named in program.Variables.Concat(program.Outputs))
        {
            types.Check(named.Value, SchemaType.Any, PropertyPath.Root);
        }

        var schemas = ImmutableDictionary.CreateBuilder<string, SchemaResource>(StringComparer.Ordinal);
        foreach (var resource in program.Resources)
        {
            Resource(resource, scope, types, problems, schemas);
        }

        RefuseSameUrns(program, project.Name, schemas, problems);
        var order = ReferenceGraph.Sort(scope, problems);
        problems.ThrowIfAny();
        var resolved = program with { Resources = [.. program.Resources.Select(r => r with { Type = schemas[r.Key].Token })] };
        return new CheckedProgram(resolved, order, schemas.ToImmutable());
    }

    private static void Resource(
        ResourceDeclaration resource,
        ProgramScope scope,
        TypeChecker types,
        ProblemList problems,
        ImmutableDictionary<string, SchemaResource>.Builder schemas)
    {
        if (scope.Schema.FindResource(resource.Type) is { } schema)
        {
            schemas[resource.Key] = schema;
            types.CheckMembers(resource.Properties, schema.Inputs, schema.Token, PropertyPath.Root);
        }
        else if (resource.Type.Length > 0)
        {
            UnknownType(resource, scope.Schema, problems);
            types.Check(resource.Properties, SchemaType.Any, PropertyPath.Root);
        }

        var named = resource.Options.DependsOn.AsEnumerable();
        foreach (var access in resource.Options.DeletedWith is { } other ? named.Append(other) : named)
        {
            if (scope.Resource(access.Root) is null)
            {
                problems.Add(access.At, ProgramProblems.NoSuchValue.Saying(
                    $"resource \"{access.Root}\" not found.",
                    Nearest.Remedy(access.Root, [.. scope.Program.Resources.Select(r => r.Key)])));
            }
        }
    }

    private static void RefuseSameUrns(
        ProgramDeclaration program, string project, ImmutableDictionary<string, SchemaResource>.Builder schemas, ProblemList problems)
    {
        var same = program.Resources.Where(r => schemas.ContainsKey(r.Key)).GroupBy(r => (schemas[r.Key].Token, r.Name)).SelectMany(static g => g.Skip(1));
        foreach (var resource in same)
        {
            problems.Add(resource.At, ProgramProblems.SameUrn.Of(resource.Name, schemas[resource.Key].Token, project));
        }
    }

    private static void UnknownType(ResourceDeclaration resource, SchemaIndex schema, ProblemList problems)
    {
        var package = resource.Type.Split(':')[0];
        if (resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            problems.Unsupported(resource.TypeAt, "An explicit provider");
        }
        else if (package == schema.Package)
        {
            problems.Add(resource.TypeAt, ProgramProblems.NoSuchType.Saying(
                $"unable to find resource type \"{resource.Type}\" in resource provider \"{package}\".",
                Nearest.Remedy(resource.Type, Spellings(resource.Type, schema))));
        }
        else
        {
            problems.Unsupported(resource.TypeAt, $"The type \"{resource.Type}\", which is not of the provider \"{schema.Package}\",");
        }
    }

    // A short form is compared with short forms, or the middle part would count as a typing error.
    private static string[] Spellings(string written, SchemaIndex schema) =>
        written.Split(':').Length == 2
            ? [.. schema.ResourceTokens.Select(t => t.Replace(":index:", ":", StringComparison.Ordinal))]
            : [.. schema.ResourceTokens];
}
