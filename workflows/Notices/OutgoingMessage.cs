using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>A message that is about to be handed over, as the ledger has to know it.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="PersonId">Whom it is for.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Where it would go; the ledger keeps only a hash, and that only of what bounced.</param>
/// <param name="IsAllowed">Whether the installation may write to that address.</param>
public sealed record OutgoingMessage(
    string Key, PersonId PersonId, MessageKind Kind, string? Address, bool IsAllowed);
