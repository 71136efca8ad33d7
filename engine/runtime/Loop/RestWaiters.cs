using System.Collections.Concurrent;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Those who wait until the engine has nothing left to do. Any thread may join them.</summary>
internal sealed class RestWaiters
{
    private readonly ConcurrentQueue<TaskCompletionSource<DateTimeOffset?>> _idle = new();
    private readonly ConcurrentQueue<TaskCompletionSource<int>> _resting = new();

    /// <summary>How many have asked until now.</summary>
    public (int Idle, int Resting) Count => (_idle.Count, _resting.Count);

    public Task<DateTimeOffset?> JoinIdleAsync() => Join(_idle);

    public Task<int> JoinRestingAsync() => Join(_resting);

    /// <summary>Nothing is left to do: tells the first so many of them.</summary>
    /// <param name="asked">How many had asked before it was seen that there is nothing to do.</param>
    /// <param name="nextDue">The next due time, UTC ticks; null when there is none.</param>
    /// <param name="inFlight">How many activities have yet to answer; before they have, the engine is not idle.</param>
    public void Tell((int Idle, int Resting) asked, long? nextDue, int inFlight)
    {
        for (var left = inFlight == 0 ? asked.Idle : 0; left > 0 && _idle.TryDequeue(out var idle); left--)
        {
            idle.TrySetResult(nextDue is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null);
        }

        for (var left = asked.Resting; left > 0 && _resting.TryDequeue(out var resting); left--)
        {
            resting.TrySetResult(inFlight);
        }
    }

    /// <summary>It is not known when there will be nothing left to do.</summary>
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

    public void Cancel()
    {
        while (_idle.TryDequeue(out var waiter))
        {
            waiter.TrySetCanceled();
        }

        while (_resting.TryDequeue(out var waiter))
        {
            waiter.TrySetCanceled();
        }
    }

    private static Task<T> Join<T>(ConcurrentQueue<TaskCompletionSource<T>> waiters)
    {
        var waiter = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiters.Enqueue(waiter);
        return waiter.Task;
    }
}
