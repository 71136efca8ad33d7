using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>A message in the delivery ledger.</summary>
/// <param name="Key">Its idempotency key: the day and the person.</param>
/// <param name="PersonId">To whom.</param>
/// <param name="On">The day in Thailand.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Lines">How many notices it carries.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SentAt">When it was handed over, UTC; null while it was not.</param>
public sealed record Message(
    string Key, PersonId PersonId, DateOnly On, string Subject, int Lines, MessageState State, DateTimeOffset? SentAt);
