namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>A carrier's report that has been taken in, so that it counts once.</summary>
internal sealed class CarrierEventRow
{
    public required string EventId { get; init; }

    public required DateTimeOffset At { get; init; }
}
