namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>All that is left at the end of a case, as text that can be compared.</summary>
/// <param name="States">Every instance, with its times.</param>
/// <param name="Histories">Every event in every history, with its time, sorted: which of two answers came first
/// within a moment is chance.</param>
/// <param name="Effects">Every idempotency key with how many calls it stands for.</param>
internal sealed record Ending(
    IReadOnlyList<string> States, IReadOnlyList<string> Histories, IReadOnlyList<string> Effects);
