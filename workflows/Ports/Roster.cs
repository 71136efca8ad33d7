using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Ports;

/// <summary>Networks with their people, to be taken in together.</summary>
/// <param name="Networks">The networks.</param>
/// <param name="People">The people.</param>
/// <param name="Appointments">What they are, and where.</param>
/// <param name="Enrolments">Which programme years the networks take part in.</param>
public sealed record Roster(
    IReadOnlyList<Network> Networks,
    IReadOnlyList<Person> People,
    IReadOnlyList<Appointment> Appointments,
    IReadOnlyList<Enrolment> Enrolments);
