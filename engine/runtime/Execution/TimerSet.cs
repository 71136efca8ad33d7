namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>The timers a run has open, in the order in which they are due.</summary>
internal sealed class TimerSet
{
    private readonly SortedSet<(long FireAt, int TaskId)> _order = [];
    private readonly Dictionary<int, (long FireAt, TaskCompletionSource Completion)> _open = [];

    public int Count => _open.Count;

    public IEnumerable<int> Open => _open.Keys;

    public long? NextDue => _order.Count == 0 ? null : _order.Min.FireAt;

    public long? NextDueAfter(long moment) =>
        _order.Count == 0 || _order.Max.FireAt <= moment ? null : _order.First(t => t.FireAt > moment).FireAt;

    public Task Add(int taskId, long fireAt, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellation);
        }

        var completion = new TaskCompletionSource();
        _order.Add((fireAt, taskId));
        _open.Add(taskId, (fireAt, completion));
        cancellation.Register(() =>
        {
            if (Remove(taskId) is { } given)
            {
                given.TrySetCanceled(cancellation);
            }
        });
        return completion.Task;
    }

    /// <summary>Holds a timer to the moment it was set for, whatever the code of today says.</summary>
    public void HoldTo(int taskId, long fireAt)
    {
        if (_open.TryGetValue(taskId, out var timer) && timer.FireAt != fireAt)
        {
            _order.Remove((timer.FireAt, taskId));
            _order.Add((fireAt, taskId));
            _open[taskId] = (fireAt, timer.Completion);
        }
    }

    /// <summary>The timers due at a moment, the earliest at most so many.</summary>
    public List<int> Due(long moment, int most) =>
        [.. _order.TakeWhile(t => t.FireAt <= moment).Take(most).Select(t => t.TaskId)];

    /// <summary>Fires a timer; one that was cancelled or has fired is passed over.</summary>
    public void Fire(int taskId) => Remove(taskId)?.TrySetResult();

    private TaskCompletionSource? Remove(int taskId)
    {
        if (!_open.Remove(taskId, out var timer))
        {
            return null;
        }

        _order.Remove((timer.FireAt, taskId));
        return timer.Completion;
    }
}
