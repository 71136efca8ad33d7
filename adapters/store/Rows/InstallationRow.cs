namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>
/// Whose facts these are and how far they are, one row. Only where a journal stands beside the store: it has the same
/// row, and the two are held against each other.
/// </summary>
internal sealed class InstallationRow
{
    public required string Id { get; init; }

    public required string Mark { get; set; }

    /// <summary>
    /// The mark before, which the journal still has when the process ended between the two; null at first.
    /// </summary>
    public string? MarkBefore { get; set; }
}
