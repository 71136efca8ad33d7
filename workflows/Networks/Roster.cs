using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Networks;

/// <summary>Networks with their people, to be taken in together.</summary>
/// <param name="Networks">The networks.</param>
/// <param name="People">The people.</param>
/// <param name="Appointments">What they are, and where.</param>
/// <param name="Enrolments">Which programme years the networks take part in.</param>
public sealed record Roster(
    IReadOnlyList<Network> Networks,
    IReadOnlyList<Person> People,
    IReadOnlyList<Appointment> Appointments,
    IReadOnlyList<Enrolment> Enrolments)
{
    /// <summary>Nothing.</summary>
    public static Roster Empty { get; } = new([], [], [], []);

    /// <summary>Appointments that end.</summary>
    public IReadOnlyList<Appointment> Ended { get; init; } = [];

    /// <summary>People of whom nothing stays but the id that the audit trail has.</summary>
    public IReadOnlyList<PersonId> Erased { get; init; } = [];
}
