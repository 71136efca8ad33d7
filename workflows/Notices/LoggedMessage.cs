namespace ProgramFlows.Workflows.Notices;

/// <summary>A message of the ledger, as staff see it.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="On">Its day in Thailand.</param>
/// <param name="Subject">Its subject, in its reader's language; null while it was never composed, and of what leaves no
/// content.</param>
/// <param name="SentAt">When it was handed over, UTC; null while it was not.</param>
/// <param name="RetryAt">When it is handed over again, UTC; null where nobody has said.</param>
/// <param name="To">Whom it is for.</param>
public sealed record LoggedMessage(
    string Key,
    MessageKind Kind,
    MessageState State,
    DateOnly On,
    string? Subject,
    DateTimeOffset? SentAt,
    DateTimeOffset? RetryAt,
    Addressee To);
