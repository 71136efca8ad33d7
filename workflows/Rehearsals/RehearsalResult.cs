using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Workflows.Rehearsals;

/// <summary>What came of a rehearsal.</summary>
/// <param name="Summary">What it came to.</param>
/// <param name="Entries">What was done and who was told, in order.</param>
public sealed record RehearsalResult(RehearsalSummary Summary, IReadOnlyList<ProgressEntry> Entries);
