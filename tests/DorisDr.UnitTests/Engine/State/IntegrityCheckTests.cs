using DorisDr.Engine.State;
using DorisDr.Engine.State.Checkpoints;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

public sealed class IntegrityCheckTests
{
    private static readonly string A = States.UrnOf("a");
    private static readonly string B = States.UrnOf("b");

    [Fact]
    public void Deployment_InOrder_IsSound() =>
        Assert.Null(IntegrityCheck.Of(States.Of(States.Resource("a"), States.Resource("b") with { Dependencies = [A], DeletedWith = A })));

    [Fact]
    public void Resource_BeforeItsProvider_IsABreach() => Breach(
        new Deployment { Resources = [States.Stack, States.Resource("a"), States.Provider] },
        $"resource {A} refers to unknown provider {States.ProviderReference}");

    [Fact]
    public void Resource_ThatWaitsForItsReplacement_NeedsNoProvider() =>
        Assert.Null(IntegrityCheck.Of(new Deployment { Resources = [States.Stack, States.Resource("a") with { PendingReplacement = true }] }));

    [Fact]
    public void Child_BeforeItsParent_IsABreach() => Breach(
        new Deployment { Resources = [States.Provider, States.Resource("a"), States.Stack] }, $"child resource {A}'s parent {States.StackUrn} comes after it");

    [Fact]
    public void Child_WithoutItsParent_IsABreach() => Breach(
        new Deployment { Resources = [States.Provider, States.Resource("a")] }, $"child resource {A} refers to missing parent {States.StackUrn}");

    [Fact]
    public void Dependency_ThatComesLater_IsABreach() => Breach(
        States.Of(States.Resource("a") with { Dependencies = [B] }, States.Resource("b")), $"resource {A}'s dependency {B} comes after it");

    [Fact]
    public void Dependency_ThatIsMissing_IsABreach() => Breach(
        States.Of(States.Resource("a") with { Dependencies = [B] }), $"resource {A} dependency {B} refers to missing resource");

    [Fact]
    public void PropertyDependency_ThatIsMissing_IsABreach() => Breach(
        States.Of(States.Resource("a") with { PropertyDependencies = States.Resource("a").PropertyDependencies.Add("name", [B]) }),
        $"resource {A} property dependency {B} (from property name) refers to missing resource");

    [Fact]
    public void DeletedWith_ThatIsMissing_IsABreach() => Breach(
        States.Of(States.Resource("a") with { DeletedWith = B }), $"resource {A} is specified as being deleted with {B}, which is missing");

    [Fact]
    public void Urn_Twice_IsABreachUnlessAllButOneWaitForDeletion()
    {
        var old = States.Resource("a") with { Delete = true };
        Breach(States.Of(States.Resource("a"), States.Resource("a")), $"duplicate resource {A} (not marked for deletion)");
        Assert.Null(IntegrityCheck.Of(States.Of(old, States.Resource("a"), old)));
    }

    [Theory]
    [InlineData("v3.259.0", "00", true)]
    [InlineData("", "", false)]
    [InlineData("v3.259.0", "ab35920a3077459b09dd1a3f7ddc28df4e3efc81b3240013bb6906688abc684d", false)]
    public void Magic_ThatIsNotTheVersions_IsABreach(string version, string magic, bool breach) => Assert.Equal(
        breach ? "magic cookie mismatch; possible tampering/corruption detected" : null,
        IntegrityCheck.OfManifest(new JObject { ["manifest"] = new JObject { ["version"] = version, ["magic"] = magic } }));

    private static void Breach(Deployment deployment, string words) => Assert.Equal(words, IntegrityCheck.Of(deployment));
}
