using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// Replays histories outside an engine, each on a thread of the pool, so that code that blocks holds nobody up.
/// </summary>
internal sealed class ReplayWatch : IDisposable
{
    private readonly RefusedTurns _refused = new();
    private readonly TimeSpan _limit;
    private TaskCompletionSource<string?> _found = new();

    public ReplayWatch(TimeSpan limit)
    {
        _limit = limit;
        Turns = new TurnWatch(limit, null, run => _found.TrySetResult(_refused.LeftBehind(run, limit)));
    }

    public TurnWatch Turns { get; }

    /// <param name="run">A new run.</param>
    /// <param name="history">Reads its history: on the thread that replays it, whose cache then holds it.</param>
    /// <returns>Why the code does not fit the history, or cannot be tried; null when it fits.</returns>
    public string? Replay(OrchestrationRun run, Func<IReadOnlyList<TurnRecord>> history)
    {
        if (_refused.Find(run.InstanceId, run.Name) is { } refused)
        {
            return refused;
        }

        var found = _found = new TaskCompletionSource<string?>();
        _ = Task.Factory.StartNew(
            () => found.TrySetResult(Execution.HistoryReplay.Of(run, history())),
            CancellationToken.None,
            TaskCreationOptions.None,
            TaskScheduler.Default).ContinueWith(
                // Of a turn that was left behind it has been told already.
                replay => found.TrySetException(replay.Exception!.InnerExceptions),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        return found.Task.GetAwaiter().GetResult();
    }

    public void Dispose() => Turns.Dispose();
}
