using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>
/// A virtual clock that can hold the engine's thread where it looks at the time, which is before it takes commands:
/// what is posted meanwhile reaches it as one batch, so that a seed decides what shares a transaction.
/// </summary>
internal sealed class HeldClock(VirtualClock clock) : TimeProvider, IDisposable
{
    private const string EngineThread = "ProgramFlows engine";

    private readonly ManualResetEventSlim _open = new(true);

    public override long TimestampFrequency => clock.TimestampFrequency;

    public void Hold() => _open.Reset();

    public void Release() => _open.Set();

    public void Dispose() => _open.Dispose();

    public override DateTimeOffset GetUtcNow()
    {
        if (Thread.CurrentThread.Name == EngineThread)
        {
            _open.Wait();
        }

        return clock.GetUtcNow();
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
