using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.DurableTask.Years;

/// <summary>A fleet's year is the same on both hosts.</summary>
public sealed class FleetTests(FleetOnBothHosts hosts) : IClassFixture<FleetOnBothHosts>
{
    [Fact]
    public void People_receive_the_same_messages_at_the_same_moments_in_the_same_order()
    {
        Assert.NotEmpty(hosts.Embedded.Letters);
        Assert.Equal(hosts.Embedded.Letters.Select(WithoutKey), hosts.Durable.Letters.Select(WithoutKey));

        // By which a reader stops such mails is drawn at random.
        static ComposedMessage WithoutKey(ComposedMessage letter) => letter.Unsubscribe is not { AbsoluteUri: var stop }
            ? letter
            : letter with
            {
                Unsubscribe = null,
                Text = letter.Text.Replace(stop, "…", StringComparison.Ordinal),
                Html = letter.Html.Replace(stop, "…", StringComparison.Ordinal),
            };
    }

    [Fact]
    public void The_same_happens_at_the_same_moments() =>
        Assert.Equal(hosts.Embedded.Entries, hosts.Durable.Entries);

    [Fact]
    public void Tasks_stand_alike_in_the_end() => Assert.Equal(
        hosts.Embedded.Provinces.Select(p => (p.Code, p.Name, p.Networks, string.Join(", ", p.Steps))),
        hosts.Durable.Provinces.Select(p => (p.Code, p.Name, p.Networks, string.Join(", ", p.Steps))));

    [Fact]
    public void Orchestrations_stand_alike_in_the_end()
    {
        Assert.Equal(hosts.Embedded.Instances.Select(Told), hosts.Durable.Instances.Select(Told));
        Assert.DoesNotContain(
            hosts.Durable.Instances, i => i.Status is OrchestrationStatus.Failed or OrchestrationStatus.Blocked);

        static object Told(OrchestrationState state) => (
            state.InstanceId,
            state.Name,
            state.Version,
            state.Status,
            (state.CompletedAt, state.NextDueAt),
            state.ParentInstanceId,
            state.CustomStatus,
            state.Output);
    }

    [Theory]
    [InlineData("ProgrammeYear", 0)]
    [InlineData("NetworkCycle", 0)]
    [InlineData("TaskFollowUp", 3)]
    public void Durable_Task_dispatches_what_is_reckoned_from_the_embedded_engines_histories(
        string orchestrator, int percentMore)
    {
        // A piece of a timer is a tick shorter than three days, and here each fires a second early, as it hardly ever
        // does in Azure: a timer of just three days is set again, and one of just six has a third piece. Rungs come on
        // working days, so that a whole number of days between them is common.
        var reckoned = hosts.Reckoned.ByOrchestrator[orchestrator].Actions;
        Assert.InRange(hosts.Durable.Actions(orchestrator), reckoned, reckoned * (100 + percentMore) / 100);
    }
}
