using System.Threading.Channels;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>An outbox that counts how often it is looked into, and may be away.</summary>
internal sealed class ScriptedOutbox : IOutbox
{
    private readonly Channel<bool> _looks = Channel.CreateUnbounded<bool>();

    public int Looks { get; private set; }

    public bool IsAway { get; set; }

    /// <summary>Waits for the next look; it may come after the answer.</summary>
    public ValueTask<bool> NextLookAsync(CancellationToken cancellationToken) =>
        _looks.Reader.ReadAsync(cancellationToken);

    public Task<IReadOnlyList<OutboxRow>> PendingAsync(int most, CancellationToken cancellationToken)
    {
        Looks++;
        _looks.Writer.TryWrite(true);
        return IsAway
            ? Task.FromException<IReadOnlyList<OutboxRow>>(new IOException("The store is away."))
            : Task.FromResult<IReadOnlyList<OutboxRow>>([]);
    }

    public Task<DateTimeOffset?> OldestPendingAsync(CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(null);

    public Task MarkRaisedAsync(IReadOnlyList<long> ids, DateTimeOffset at, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task WhenFilledAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
