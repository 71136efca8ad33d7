using System.Data.Common;
using System.Threading.Channels;
using ProgramFlows.Adapters.Store.Places;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// The one writer of the store. What comes in while it writes goes into the next transaction together; everybody hears
/// back after the commit. When a transaction fails, each piece of work is tried alone, so that one cannot spoil
/// another; and again where it failed only because another process was quicker.
/// </summary>
internal sealed class StoreWriter : IAsyncDisposable
{
    private const int MostTogether = 512;
    private const int MostAttempts = 20;

    private readonly Channel<Work> _queue =
        Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly StorePlace _place;
    private readonly PostBook _posts;
    private readonly TimeSpan _quietAfter;
    private readonly Task _loop;
    private bool _isUntidy = true;

    public StoreWriter(StorePlace place, PostBook posts, TimeSpan quietAfter)
    {
        (_place, _posts, _quietAfter) = (place, posts, quietAfter);
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>
    /// Does a piece of work in the next transaction. It may be run more than once and must look before it changes.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<StoreContext, T> work, CancellationToken cancellationToken)
    {
        var queued = new Work<T>(work);
        return _queue.Writer.TryWrite(queued)
            ? queued.Completed.WaitAsync(cancellationToken)
            : throw new StoreException("The store is closed. Start the program again and repeat what you did.");
    }

    /// <summary>
    /// Asks something, answered as of one moment: on a connection of its own, or in memory, where there is one
    /// connection, between two transactions.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<StoreContext, T> question, CancellationToken cancellationToken)
    {
        if (_place.HasOneConnection)
        {
            return await WriteAsync(question, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await using var context = _place.ForReading();
            await using var moment = _place.BeginReading(context);
            return question(context);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException { InnerException: not null })
        {
            throw _place.Told(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task LoopAsync()
    {
        var together = new List<Work>(MostTogether);
        while (await HasMoreAsync().ConfigureAwait(false))
        {
            _isUntidy = true;
            together.Clear();
            while (together.Count < MostTogether && _queue.Reader.TryRead(out var work))
            {
                together.Add(work);
            }

            if (!TryCommit(together, out var error))
            {
                CommitEachAlone(together, error);
            }
        }
    }

    /// <summary>Waits for work; when none has come for a while, tidies up.</summary>
    private async Task<bool> HasMoreAsync()
    {
        var more = _queue.Reader.WaitToReadAsync().AsTask();
        while (_isUntidy && !more.IsCompleted)
        {
            try
            {
                return await more.WaitAsync(_quietAfter, TimeProvider.System).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                _isUntidy = !_place.TryTidyUp();
            }
        }

        return await more.ConfigureAwait(false);
    }

    private void CommitEachAlone(List<Work> together, Exception error)
    {
        // A connection that broke is replaced at the next attempt; when that fails too, nobody waits for a third.
        var isWorthIt = together.Count > 1 || _place.WasCrossed(error) || _place.IsAway(error);
        foreach (var work in together)
        {
            if (!isWorthIt || !TryCommitAlone(work, ref error))
            {
                work.Fail(_place.Told(error));
                isWorthIt = isWorthIt && !_place.IsAway(error);
            }
        }
    }

    private bool TryCommitAlone(Work work, ref Exception error)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (TryCommit([work], out error))
            {
                return true;
            }

            if (!_place.WasCrossed(error))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryCommit(List<Work> together, out Exception error)
    {
        error = null!;
        try
        {
            if (_place.IsShared)
            {
                _posts.Forget();
            }

            using var context = _place.ForWriting();
            using (var transaction = _place.BeginWriting(context))
            {
                together.ForEach(w => w.Run(context));
                context.ChangeTracker.DetectChanges();
                context.SaveChanges();
                transaction.Commit();
            }
        }
#pragma warning disable CA1031 // Whatever went wrong is told to those whose work it was.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = e;
            return false;
        }

        together.ForEach(w => w.Succeed());
        return true;
    }

    private abstract class Work
    {
        public abstract void Run(StoreContext context);

        public abstract void Succeed();

        public abstract void Fail(Exception exception);
    }

    private sealed class Work<T>(Func<StoreContext, T> work) : Work
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Completed => _completion.Task;

        public override void Run(StoreContext context) => _result = work(context);

        public override void Succeed() => _completion.TrySetResult(_result);

        public override void Fail(Exception exception) => _completion.TrySetException(exception);
    }
}
