using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>How far a due date can be moved.</summary>
/// <param name="By">Who grants it.</param>
/// <param name="MostDays">The most days beyond the first due date.</param>
public sealed record ExtensionRule(Role By, int MostDays);
