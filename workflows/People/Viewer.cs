namespace ProgramFlows.Workflows.People;

/// <summary>Whoever acts or looks, with everything that they are: nobody picks one of their roles.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Appointments">What they are, in every programme; empty for the system.</param>
public sealed record Viewer(Actor Actor, IReadOnlyList<Appointment> Appointments);
