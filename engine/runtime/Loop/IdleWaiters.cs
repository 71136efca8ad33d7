using System.Collections.Concurrent;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Those who wait until the engine has nothing left to do.</summary>
internal sealed class IdleWaiters(EngineQueue queue)
{
    private readonly ConcurrentQueue<TaskCompletionSource<DateTimeOffset?>> _idle = new();
    private readonly ConcurrentQueue<TaskCompletionSource<int>> _resting = new();
    private volatile bool _closed;

    /// <summary>How many wait: only who asked before the look at the work may be told that there is none.</summary>
    public (int Idle, int Resting) Count => (_idle.Count, _resting.Count);

    /// <summary>When nothing is left to do now: the moment of the next due timer, or null when there is none.</summary>
    public Task<DateTimeOffset?> WhenIdleAsync() => Add(_idle);

    /// <summary>When nothing is left to do before an activity answers: how many have yet to answer.</summary>
    public Task<int> WhenRestingAsync() => Add(_resting);

    /// <summary>Tells those who were counted that nothing is left to do now.</summary>
    public void Tell((int Idle, int Resting) counted, long? nextDue, int activitiesInFlight)
    {
        for (; activitiesInFlight == 0 && counted.Idle > 0 && _idle.TryDequeue(out var idle); counted.Idle--)
        {
            idle.TrySetResult(nextDue is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null);
        }

        for (; counted.Resting > 0 && _resting.TryDequeue(out var resting); counted.Resting--)
        {
            resting.TrySetResult(activitiesInFlight);
        }
    }

    /// <summary>It cannot be said at present when nothing will be left to do.</summary>
    public void Refuse(Exception reason)
    {
        while (_idle.TryDequeue(out var waiter))
        {
            waiter.TrySetException(reason);
        }

        while (_resting.TryDequeue(out var waiter))
        {
            waiter.TrySetException(reason);
        }
    }

    /// <summary>The engine has stopped: it tells nobody any more.</summary>
    public void Close()
    {
        _closed = true;
        Refuse(EngineQueue.Stopped);
    }

    private Task<T> Add<T>(ConcurrentQueue<TaskCompletionSource<T>> to)
    {
        var waiter = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        to.Enqueue(waiter);
        queue.Wake();
        if (_closed)
        {
            Refuse(EngineQueue.Stopped);
        }

        return waiter.Task;
    }
}
