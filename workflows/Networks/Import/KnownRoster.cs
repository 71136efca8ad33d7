using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>What is known before a file is taken in.</summary>
/// <param name="Networks">Every network.</param>
/// <param name="People">Everybody who has not been erased.</param>
/// <param name="Appointments">What they are, in every programme.</param>
public sealed record KnownRoster(
    IReadOnlyList<Network> Networks,
    IReadOnlyList<Person> People,
    IReadOnlyList<Appointment> Appointments)
{
    /// <summary>Nothing is known.</summary>
    public static KnownRoster Nothing { get; } = new([], [], []);
}
