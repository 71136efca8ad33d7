using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Years;

/// <summary>Starts networks' cycles; one that has been started stays as it is.</summary>
internal static class CycleStarter
{
    /// <returns>How many had not been started before.</returns>
    public static async Task<int> StartAsync(
        OrchestrationClient client,
        IProgrammeLibrary library,
        ProgrammeDefinition programme,
        IEnumerable<Enrolment> enrolments,
        CancellationToken cancellationToken)
    {
        // Before anything refers to it.
        await library.KeepAsync(programme, cancellationToken);
        var rules = FollowUpRules.Of(programme);
        var options = new StartOptions(InstanceIdReuse.Never);
        var results = await Task.WhenAll(enrolments.Select(e => client.StartAsync(
            NetworkCycle.Name,
            TaskIdentity.CycleOf(programme.Id, programme.FiscalYear, e.Network.Code),
            new NetworkCycleInput(
                programme.Id,
                programme.FiscalYear,
                e.Network.Code,
                NetworkPlan.For(programme, e.JoinedOn),
                rules,
                programme.Version),
            options,
            cancellationToken)));
        return results.Count(r => r == StartResult.Started);
    }
}
