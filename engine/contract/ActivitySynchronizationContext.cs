namespace ProgramFlows.Engine.Contract;

/// <summary>
/// Where an activity goes on after its awaits: on the thread pool, as it would without. What an <c>async void</c> method
/// of it throws arrives here, and fails the activity instead of ending the process.
/// </summary>
internal sealed class ActivitySynchronizationContext<T> : SynchronizationContext
{
    private readonly TaskCompletionSource<T> _thrown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ActivitySynchronizationContext()
    {
    }

    /// <summary>Runs an activity to its end, or to the first exception that nothing of it awaits.</summary>
    public static async Task<T> RunAsync(Func<Task<T>> activity)
    {
        var context = new ActivitySynchronizationContext<T>();
        var running = context.Begin(activity);
        return await (running.IsCompleted && !context._thrown.Task.IsCompleted
            ? running
            : await Task.WhenAny(running, context._thrown.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public override void Post(SendOrPostCallback d, object? state) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static work => work.Context.Call(work.Callback, work.State),
            (Context: this, Callback: d, State: state),
            preferLocal: true);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    private Task<T> Begin(Func<Task<T>> activity)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return activity();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Call(SendOrPostCallback callback, object? state)
    {
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
#pragma warning disable CA1031 // No task takes it: the activity has failed with it, if it has not ended before.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _thrown.TrySetException(e);
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }
}
