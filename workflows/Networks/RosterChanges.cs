using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Networks;

/// <summary>What taking a roster in came to.</summary>
/// <param name="Networks">How many networks are new.</param>
/// <param name="People">How many people are new.</param>
/// <param name="Appointments">How many appointments are new.</param>
/// <param name="Enrolments">How many networks join a programme year.</param>
/// <param name="Corrected">How many networks and people that were known are written otherwise now.</param>
/// <param name="Kept">The networks that had joined on another day; that day stays, as their year goes by it.</param>
public sealed record RosterChanges(
    int Networks, int People, int Appointments, int Enrolments, int Corrected, IReadOnlyList<KeptJoining> Kept)
{
    /// <summary>Nothing changed.</summary>
    public static RosterChanges None { get; } = new(0, 0, 0, 0, 0, []);

    /// <summary>Why whoever took it in may not, so that nothing changed; null when they may.</summary>
    public Refusal? Forbidden { get; init; }

    /// <summary>How many appointments ended.</summary>
    public int Ended { get; init; }

    /// <summary>How many people were erased.</summary>
    public int Erased { get; init; }

    /// <summary>How many networks were closed.</summary>
    public int Closed { get; init; }

    /// <summary>Whether nothing changed.</summary>
    public bool IsNothing =>
        Networks + People + Appointments + Enrolments + Corrected + Ended + Erased + Closed == 0;
}
