using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>A rung of the reminder ladder.</summary>
/// <param name="Days">Days from the due date: negative before it, 0 on it, positive after it.</param>
/// <param name="To">Who is told.</param>
public sealed record Reminder(int Days, IReadOnlyList<Role> To);
