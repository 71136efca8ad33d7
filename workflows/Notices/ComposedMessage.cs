using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>A message ready to be handed to a channel.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Language">Its language.</param>
/// <param name="At">When it was composed, UTC.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its body as plain text.</param>
/// <param name="Html">Its body as HTML.</param>
/// <param name="Unsubscribe">
/// Where a POST without a session stops messages of this kind to its reader; null of what cannot be stopped.
/// </param>
public sealed record ComposedMessage(
    string Key, Person To, Language Language, DateTimeOffset At, string Subject, string Text, string Html,
    Uri? Unsubscribe = null)
{
    /// <summary>Whether it tells of something overdue of its reader's own.</summary>
    public bool HasOverdue { get; init; }
}
