namespace ProgramFlows.Engine.Contract;

/// <summary>
/// Where an activity goes on after its awaits: on the thread pool, as it would without. What an <c>async void</c>
/// method of it throws arrives here, and fails the activity instead of ending the process.
/// </summary>
internal sealed class ActivitySynchronizationContext<T> : SynchronizationContext
{
    private TaskCompletionSource<T>? _thrown;

    private ActivitySynchronizationContext()
    {
    }

    // Most activities never need it.
    private TaskCompletionSource<T> Thrown => LazyInitializer.EnsureInitialized(
        ref _thrown,
        static () => new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Runs an activity to its end, or to the first exception that nothing of it awaits.</summary>
    public static Task<T> RunAsync(Func<Task<T>> activity)
    {
        var context = new ActivitySynchronizationContext<T>();
        var running = context.Begin(activity);
        return running.IsCompleted && Volatile.Read(ref context._thrown) is null
            ? running
            : Task.WhenAny(running, context.Thrown.Task).Unwrap();
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
            Thrown.TrySetException(e);
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }
}
