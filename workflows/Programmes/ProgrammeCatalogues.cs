namespace ProgramFlows.Workflows.Programmes;

/// <summary>What the help pages show beside the forms.</summary>
/// <param name="Activities">Example activities, in groups by key activity.</param>
/// <param name="Tools">Tools to check budgets and projects with.</param>
/// <param name="Channels">Where anybody may report what they have seen.</param>
public sealed record ProgrammeCatalogues(
    IReadOnlyList<CatalogueEntry> Activities,
    IReadOnlyList<CatalogueEntry> Tools,
    IReadOnlyList<CatalogueEntry> Channels)
{
    /// <summary>None of them.</summary>
    public static ProgrammeCatalogues None { get; } = new([], [], []);
}
