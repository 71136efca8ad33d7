using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class EnrolmentRow
{
    public required string ProgrammeId { get; init; }

    public required int FiscalYear { get; init; }

    public required NetworkCode NetworkCode { get; init; }

    public DateOnly JoinedOn { get; set; }

    /// <summary>The day from which its days count; null where an older release wrote it down.</summary>
    public DateOnly? CountsFrom { get; set; }
}
