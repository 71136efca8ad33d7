using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.Programmes;
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
        var results = await Task.WhenAll(enrolments.Select(e => client.StartAsync(
            NetworkCycle.Name,
            InstanceIds.CycleOf(programme.Id, programme.FiscalYear, e.Network.Code),
            new NetworkCycleInput(
                programme.Id,
                programme.FiscalYear,
                e.Network.Code,
                NetworkPlan.For(programme, e.CountsFrom, e.Network.ProvinceCode),
                FollowUpRules.Of(programme, e.Network.ProvinceCode),
                programme.Version,
                e.Network.ProvinceCode),
            new StartOptions(InstanceIdReuse.Never)
            {
                Tags = InstanceTags.OfCycle(programme.Id, programme.FiscalYear, e.Network),
            },
            cancellationToken)));
        return results.Count(r => r == StartResult.Started);
    }
}
