using Microsoft.Extensions.Logging;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;

namespace ProgramFlows.Rehearsal;

/// <summary>Rehearsals for pages and commands: an engine and a store of their own, in memory.</summary>
internal sealed class RehearsalsInMemory(IGazetteer gazetteer, ILoggerFactory loggers) : IRehearsals
{
    public Roster Draw(ProgrammeDefinition programme, int networks, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(networks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(networks, gazetteer.Places.Count);
        return SimulatedRoster.Over(programme, SimulatedRoster.Draw(gazetteer.Places, networks, seed));
    }

    public Task<RehearsalResult> PlayAsync(
        ProgrammeDefinition programme,
        Roster roster,
        int seed,
        DateTimeOffset? until,
        Action<double> progress,
        CancellationToken cancellationToken)
    {
        var year = new RehearsedYear(programme, roster, seed);
        return RehearsalStage.InMemoryAsync(
            year.NewClock(), loggers, stage => year.PlayAsync(stage, until, progress, cancellationToken));
    }
}
