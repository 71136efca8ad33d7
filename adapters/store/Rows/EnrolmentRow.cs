namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class EnrolmentRow
{
    public required string ProgrammeId { get; init; }

    public required int FiscalYear { get; init; }

    public required string NetworkCode { get; init; }

    public DateOnly JoinedOn { get; set; }
}
