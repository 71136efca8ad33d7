using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Notices;

/// <summary>A message, and how it came to stand where it does.</summary>
/// <param name="Message">The message.</param>
/// <param name="Attempts">How often it has been handed over.</param>
/// <param name="BegunAt">When it was last begun to be handed over, UTC; null when it never was.</param>
/// <param name="RefusedAt">When it came back or was refused, UTC; null when it was not.</param>
/// <param name="Carrier">The carrier that had it last; null when none had.</param>
/// <param name="Reason">What the carrier or the ledger said of it, in operators' English; null where nothing was said,
/// and for whoever is no administrator.</param>
/// <param name="IsAgain">Whether somebody sends it again.</param>
/// <param name="MaybeSecond">Whether its reader may have it already.</param>
/// <param name="Kept">What there is to see of its text.</param>
/// <param name="Text">Its text as it was sent; null where there is none to see.</param>
/// <param name="WhyNotAgain">Why it cannot be sent again; null when it can.</param>
public sealed record MessageStory(
    LoggedMessage Message,
    int Attempts,
    DateTimeOffset? BegunAt,
    DateTimeOffset? RefusedAt,
    string? Carrier,
    string? Reason,
    bool IsAgain,
    bool MaybeSecond,
    KeptText Kept,
    string? Text,
    Refusal? WhyNotAgain);
