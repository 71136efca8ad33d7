using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>A role that a programme uses, as it calls it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Name">What people in this programme call it.</param>
public sealed record ProgrammeRole(Role Role, LocalizedText Name);
