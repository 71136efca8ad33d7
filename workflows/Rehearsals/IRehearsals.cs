using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Rehearsals;

/// <summary>
/// Plays years ahead in virtual time with simulated people. It touches nothing of the installation that asks. Only a
/// host on one machine offers it: it needs the embedded engine.
/// </summary>
public interface IRehearsals
{
    /// <summary>Draws networks of simulated people from the places that there are, spread evenly.</summary>
    /// <param name="programme">The programme that they join.</param>
    /// <param name="networks">How many.</param>
    /// <param name="seed">What the drawing follows from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many places.</exception>
    Roster Draw(ProgrammeDefinition programme, int networks, int seed);

    /// <summary>Plays a programme's year on a roster.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="roster">Who takes part.</param>
    /// <param name="seed">What the people's behaviour follows from.</param>
    /// <param name="until">The moment to stop at, UTC; null for the end of the year and its grace days.</param>
    /// <param name="progress">Told how far it is, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<RehearsalResult> PlayAsync(
        ProgrammeDefinition programme,
        Roster roster,
        int seed,
        DateTimeOffset? until,
        Action<double> progress,
        CancellationToken cancellationToken);
}
