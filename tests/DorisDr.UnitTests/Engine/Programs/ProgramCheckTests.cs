using DorisDr.Engine.Programs;
using DorisDr.Engine.Programs.Checking;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.Programs;

public sealed class ProgramCheckTests
{
    [Theory]
    [InlineData("good: {type: test:Thingg, properties: {zone: x}}", "DDR2030", "Pulumi.yaml:4,16:", "test:Thing")]
    [InlineData("good: {type: test:Thing, properties: {zone: x, sise: 3}}", "DDR2031", "Pulumi.yaml:4,50:", "size")]
    [InlineData("good: {type: test:Thing, properties: {size: 3}}", "DDR2032", "Pulumi.yaml:4,40:", "zone")]
    [InlineData("good: {type: test:Thing, properties: {zone: x, size: many}}", "DDR2033", "Pulumi.yaml:4,56:", "integer")]
    [InlineData("good: {type: test:Thing, properties: {zone: x, size: '7'}}", "DDR2033", "Pulumi.yaml:4,56:", "integer")]
    [InlineData("good: {type: test:Thing, properties: {zone: x, enabled: 'true'}}", "DDR2033", "Pulumi.yaml:4,59:", "boolean")]
    [InlineData("good: {type: test:Thing, properties: {zone: x, tags: [a]}}", "DDR2033", "Pulumi.yaml:4,56:", "Map<string>")]
    [InlineData("good: {type: test:Thing, properties: {zone: x, list: one}}", "DDR2033", "Pulumi.yaml:4,56:", "List<string>")]
    [InlineData("good: {type: test:Thing, properties: {zone: x, settings: {mod: m}}}", "DDR2031", "settings.mod", "mode")]
    [InlineData("good: {type: test:Thing, properties: {zone: x, settings: {rules: [{from: a}]}}}", "DDR2032", "settings.rules[0].port", "port")]
    [InlineData("good: {type: test:Thing, properties: {zone: '${god.arn}'}}", "DDR2041", "\"god\" not found", "good")]
    [InlineData("good: {type: test:Thing, propertys: {zone: x}}", "DDR2036", "propertys", "properties")]
    [InlineData("good: {type: test:Thing, properties: {zone: x}, options: {protecc: true}}", "DDR2036", "protecc", "protect")]
    [InlineData("good: {properties: {zone: x}}", "DDR2037", "Required field 'type'", "type")]
    [InlineData("good: {type: test:Thing, properties: {zone: x}, options: {dependsOn: [b]}}", "DDR2045", "Pulumi.yaml:4,73:", "${name}")]
    [InlineData("good: {type: test:Thing, properties: {zone: 'x ${a.'}}", "DDR2043", "Pulumi.yaml:4,47:", "$${")]
    [InlineData("good: {type: test:Thing, properties: {zone: '${good.arn}'}}", "DDR2042", "circular dependency of resource 'good'", "circle")]
    [InlineData("good: {type: test:Thing, properties: {zone: x}, options: {customTimeouts: {create: soon}}}", "DDR2005", "not a duration", "10m")]
    public void Program_Mistake_IsSaidWithItsPlaceAndTheWayOut(string resource, string code, string cause, string remedy)
    {
        var problem = Assert.Single(ProblemsOf($"resources:\n  {resource}"), p => p.Code == code);
        Assert.Contains(cause, problem.Cause, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resources:\n  a: {type: 'aws:s3:Bucket'}", "aws:s3:Bucket")]
    [InlineData("resources:\n  a: {type: 'pulumi:providers:test'}", "An explicit provider")]
    [InlineData("resources:\n  a: {type: 'test:Thing', get: {id: x}}", "\"get\"")]
    [InlineData("resources:\n  a: {type: 'test:Thing', properties: {zone: x}, options: {aliases: [b]}}", "\"aliases\"")]
    [InlineData("resources:\n  a: {type: 'test:Thing', properties: {zone: x}, options: {parent: '${a}'}}", "\"parent\"")]
    [InlineData("resources:\n  a: {type: 'test:Thing', properties: {zone: x}, options: {deleteBeforeReplace: true}}", "\"deleteBeforeReplace\"")]
    [InlineData("resources:\n  a: {type: 'test:Thing', properties: '${v}'}\nvariables: {v: {zone: x}}", "One expression")]
    [InlineData("outputs: {a: {'fn::readFile': x}}", "fn::readFile")]
    [InlineData("outputs: {a: {'fn::stackReference': [a, b]}}", "fn::stackReference")]
    [InlineData("outputs: {a: {'fn::aws:getRegion': {}}}", "aws:getRegion")]
    [InlineData("components: {c: {}}", "A component")]
    [InlineData("main: src", "\"main\"")]
    [InlineData("packages: {x: y}", "\"packages\"")]
    public void Program_WhatIsLeftToPulumi_IsRefusedByName(string program, string name)
    {
        var problem = Assert.Single(ProblemsOf(program), p => p.Code == "DDR2020");
        Assert.Contains(name, problem.Cause, StringComparison.Ordinal);
        Assert.Contains("pulumi", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resources:\n  a: {type: 'test:Thing', properties: {zone: x}}\n  a: {}", "DDR2002", "already defined at line 4")]
    [InlineData("variables:\n  a: &x 1\n  b: *x", "DDR2003", "Pulumi.yaml:5,6")]
    [InlineData("variables: {1: x}", "DDR2004", "a number")]
    [InlineData("resources: {a: {type: x", "DDR2001", "not valid YAML")]
    [InlineData("resources: 5", "DDR2005", "a number, not a map")]
    [InlineData("variables: {a: 1}\nresources:\n  a: {type: 'test:Thing', properties: {zone: x}}", "DDR2040", "the variable \"a\"")]
    [InlineData("variables: {pulumi: 1}", "DDR2040", "reserved")]
    [InlineData("resources:\n  a: {type: 'test:Thing', name: s, properties: {zone: x}}\n  b: {type: 'test:Thing', name: s, properties: {zone: x}}", "DDR2050", "the same URN")]
    [InlineData("config: {n: {type: nonsense}}", "DDR2014", "nonsense")]
    [InlineData("outputs: {a: '${pulumi.stak}'}", "DDR2041", "pulumi.stak")]
    [InlineData("outputs: {a: {'fn::join': [x]}}", "DDR2044", "two-valued list")]
    [InlineData("outputs: {a: {'fn::invoke': {function: 'test:ecko'}}}", "DDR2035", "test:ecko")]
    [InlineData("outputs: {a: {'fn::invoke': {function: 'test:echo', return: nam}}}", "DDR2034", "nam does not exist")]
    public void File_Mistake_IsSaid(string program, string code, string cause) =>
        Assert.Contains(ProblemsOf(program), p => p.Code == code && p.Cause.Contains(cause, StringComparison.Ordinal));

    [Fact]
    public void Program_SeveralMistakes_AreSaidTogether()
    {
        var problems = ProblemsOf("""
            resources:
              a: {type: 'test:Thing', properties: {zone: x, sise: 1}, options: {provider: '${p}'}}
              b: {type: 'test:Nope'}
            outputs: {x: '${a.arm}', y: '${nobody}'}
            """);

        Assert.Equal(["DDR2020", "DDR2030", "DDR2031", "DDR2034", "DDR2041"], problems.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("test:Thing")]
    [InlineData("test:index:Thing")]
    [InlineData("test:index:thing")]
    [InlineData("Test:Thing")]
    public void Type_InAnySpelling_IsTheSchemasToken(string written)
    {
        var program = CheckOf($"resources:\n  a: {{type: '{written}', properties: {{zone: x}}}}");

        Assert.Equal(ScriptedSchema.Thing, program.Declaration.Resources[0].Type);
    }

    [Fact]
    public void Order_OfNodes_IsByNeedThenByFile()
    {
        var program = CheckOf("""
            variables: {v: "${c.arn}"}
            resources:
              a: {type: 'test:Thing', properties: {zone: "${v}"}}
              b: {type: 'test:Thing', properties: {zone: x}, options: {deletedWith: "${d}"}}
              c: {type: 'test:Thing', properties: {zone: x}}
              d: {type: 'test:Thing', properties: {zone: x}, options: {dependsOn: ["${a}"]}}
            """);

        Assert.Equal(["c", "v", "a", "d", "b"], program.Order.AsEnumerable());
    }

    [Fact]
    public void Project_Fields_AreRead()
    {
        var project = Project.Parse(
            "name: p\nruntime: {name: yaml}\nbackend: {url: 'file://~'}\noptions: {refresh: always}\nstackConfigDir: conf\nconfig: {a: {type: integer, default: 3, secret: true}, b: x}\nplugins: {providers: [{name: dorisdr, path: bin}]}",
            "/project/Pulumi.yaml");

        Assert.Equal(("p", "file://~", true, "conf", "/project"), (project.Name, project.BackendUrl, project.RefreshAlways, project.StackConfigFolder, project.Folder));
        Assert.Equal(["a", "b"], project.Config.Select(c => c.Key));
        Assert.True(project.Config[0].Secret);
    }

    [Theory]
    [InlineData("runtime: yaml", "DDR2010")]
    [InlineData("name: p\nruntime: nodejs", "DDR2020")]
    [InlineData("name: p", "DDR2020")]
    public void Project_NotUsable_IsRefused(string text, string code)
    {
        var refused = Assert.Throws<ProblemException>(() => Project.Parse(text, "/p/Pulumi.yaml"));
        Assert.Contains(refused.Problems, p => p.Code == code);
    }

    private static IReadOnlyList<Problem> ProblemsOf(string program)
    {
        // Shape mistakes are found on reading, the others on checking.
        return Assert.ThrowsAny<ProblemException>(() => CheckOf(program)).Problems;
    }

    private static CheckedProgram CheckOf(string program) =>
        ProgramChecker.Check(Project.Parse($"name: demo\nruntime: yaml\n{program}", "/project/Pulumi.yaml"), ScriptedSchema.Schema, []);
}
