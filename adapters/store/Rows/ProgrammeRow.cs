namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>A programme's text, kept for as long as anything refers to it.</summary>
internal sealed class ProgrammeRow
{
    public required string ProgrammeId { get; init; }

    public required int FiscalYear { get; init; }

    public required string Version { get; init; }

    public required string NameTh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The whole definition, as JSON.</summary>
    public required string Definition { get; init; }

    public required DateTimeOffset KeptAt { get; init; }
}
