namespace ProgramFlows.Workflows.Commands;

/// <summary>The events that commands have left, in the order in which the commands were done.</summary>
public interface IOutbox
{
    /// <summary>The oldest that have yet to be raised, at most so many.</summary>
    Task<IReadOnlyList<OutboxRow>> PendingAsync(int most, CancellationToken cancellationToken);

    /// <summary>When the oldest that has yet to be raised was left, UTC; null when there is none.</summary>
    Task<DateTimeOffset?> OldestPendingAsync(CancellationToken cancellationToken);

    /// <summary>Takes down those that have been raised.</summary>
    Task MarkRaisedAsync(IReadOnlyList<long> ids, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Completes when a command has left something since this was last asked.</summary>
    Task WhenFilledAsync(CancellationToken cancellationToken);
}
