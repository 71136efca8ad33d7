namespace ProgramFlows.Workflows.Privacy;

/// <summary>What one table of the store holds about a person.</summary>
/// <param name="Table">The table's name: <c>people</c>, <c>submissions</c>.</param>
/// <param name="Records">Its rows, each with the names of its columns and what stands there, in order; texts, and null
/// where nothing stands.</param>
public sealed record HeldPart(
    string Table, IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>> Records);
