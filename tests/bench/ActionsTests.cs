using ProgramFlows.Bench.Scenarios;
using Xunit;

namespace ProgramFlows.Tests.Bench;

/// <summary>What is counted in a rehearsed year adds up, and bears the names of the results file.</summary>
public sealed class ActionsTests
{
    private const int Networks = 3;

    [Fact]
    public async Task A_rehearsed_year_is_counted_under_the_names_that_stand_in_the_results_and_adds_up()
    {
        var figures = await new Actions().RunAsync(Networks);
        double Each(string name) => figures[$"{name}, a network"];

        Assert.All(ScalePage.Results(), run => Assert.Equal(run.Keys, figures.Keys));
        Assert.Equal(Networks, figures["networks"]);
        Assert.Equal(Each("sub-orchestrations among them") + 1, Each("orchestrations"), tolerance: 1e-9);
        Assert.Equal(Each("sub-orchestrations among them"), Each("rows, tasks"), tolerance: 1e-9);

        // One row more than events: the year is told of its networks before it begins, and takes them all by itself.
        Assert.Equal(Each("rows, outbox"), Each("events raised") + (1.0 / Networks), tolerance: 1e-9);
        Assert.True(Each("timer pieces, tasks") > Each("timers fired"));
        Assert.Equal(
            Each("orchestrations") + Each("sub-orchestration answers") + Each("activity calls")
                + Each("activity answers") + Each("events raised") + Each("timer pieces, network cycle")
                + Each("timer pieces, tasks"),
            Each("actions"),
            tolerance: 1e-9);
    }
}
