using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>An address of a person that bounced; a corrected one has another hash, and is written to.</summary>
internal sealed class SuppressedAddressRow
{
    public required PersonId PersonId { get; init; }

    public required string AddressHash { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The message that came back.</summary>
    public required string MessageKey { get; init; }
}
