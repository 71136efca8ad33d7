using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Operations;

namespace ProgramFlows.Web.Staff.Incidents;

/// <summary>An incident, and the forms in which it is taken on and closed.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Done">What was entered.</param>
/// <param name="TooLate">Why it could not be done, where somebody else was quicker; null otherwise.</param>
/// <param name="Mistakes">What is to be corrected.</param>
public sealed record ShownIncident(
    SeenIncident Incident, string Done, string? TooLate, IReadOnlyList<Mistake> Mistakes);
