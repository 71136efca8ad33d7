namespace ProgramFlows.Workflows.Notices;

/// <summary>What a carrier said to a message.</summary>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="CarrierId">What the carrier calls it; null where it said nothing.</param>
/// <param name="RetryAfter">How long it asks to be left alone; null where it said nothing.</param>
/// <param name="Reason">Why, in plain English for operators; never an address, a name or the text of a person.</param>
public sealed record CarrierAnswer(
    CarrierVerdict Verdict, string? CarrierId = null, TimeSpan? RetryAfter = null, string? Reason = null);
