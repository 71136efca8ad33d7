namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// Runs an orchestrator's continuations on the engine's thread and within its turn. A continuation that comes from
/// another thread shows that the orchestrator awaited something that is not durable; it is dropped and remembered. What
/// an <c>async void</c> method throws arrives here too, and would otherwise end the process.
/// </summary>
internal sealed class TurnSynchronizationContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _callbacks = new();
    private int _thread;
    private volatile bool _leftTheTurn;

    /// <summary>True once something outside the turn tried to go on with the orchestrator.</summary>
    public bool LeftTheTurn => _leftTheTurn;

    /// <summary>What an async void method has thrown first; null when none has.</summary>
    public Exception? Thrown { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId == Volatile.Read(ref _thread))
        {
            _callbacks.Enqueue((d, state));
        }
        else
        {
            _leftTheTurn = true;
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new InvalidOperationException("An orchestrator must not block. Await the context's tasks.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a part of the turn and everything that follows from it.</summary>
    public void Run(Action part)
    {
        var before = Current;
        SetSynchronizationContext(this);
        Volatile.Write(ref _thread, Environment.CurrentManagedThreadId);
        try
        {
            part();
            while (_callbacks.TryDequeue(out var next))
            {
                Call(next.Callback, next.State);
            }
        }
        finally
        {
            Volatile.Write(ref _thread, 0);
            SetSynchronizationContext(before);
        }
    }

    private void Call(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
#pragma warning disable CA1031 // No task takes it: it is told of, and the instance is blocked.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Thrown ??= e;
        }
    }
}
