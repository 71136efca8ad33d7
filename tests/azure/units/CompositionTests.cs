using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.Rehearsals;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>What is put together in Azure, and what is not loaded there.</summary>
public sealed class CompositionTests
{
    [Fact]
    public async Task Pages_reach_imports_and_are_offered_no_rehearsal()
    {
        await using var host = new ProgramHost();

        Assert.NotNull(host.Services.GetService<INetworkFile>());
        Assert.Null(host.Services.GetService<IRehearsals>());
    }

    [Fact]
    public async Task The_catalogue_has_no_simulated_people()
    {
        await using var host = new ProgramHost();

        Assert.DoesNotContain("SimulatedPeople", host.Services.GetRequiredService<Catalogue>().Orchestrators.Keys);
    }

    [Fact]
    public void The_embedded_engine_is_not_in_the_package() =>
        Assert.DoesNotContain(
            typeof(AzureSettings).Assembly.GetReferencedAssemblies(),
            a => a.Name is "ProgramFlows.Engine.Runtime" or "ProgramFlows.Rehearsal");
}
