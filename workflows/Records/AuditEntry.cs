namespace ProgramFlows.Workflows.Records;

/// <summary>Who did what, when and why. Entries are only ever added.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">The person's id, or the name of the part of the programme that acted.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">To what: a task's id, a network's code.</param>
/// <param name="Before">Where it stood before; null when it did not exist.</param>
/// <param name="After">Where it stands now.</param>
/// <param name="Reason">Why; null where none is asked for.</param>
/// <param name="CommandId">The command, see <see cref="Ports.ITaskDesk"/>.</param>
public sealed record AuditEntry(
    DateTimeOffset At,
    string Actor,
    string Action,
    string Subject,
    string? Before,
    string After,
    string? Reason,
    string CommandId);
