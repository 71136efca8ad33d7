using System.Collections.Concurrent;
using System.Numerics;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// The engine's one thread. Each cycle takes what has come in, lets every instance concerned have its turn, and writes
/// all of it in one transaction; only then are askers answered and activities run. While it writes, the next cycle's
/// work gathers: that is the group commit.
/// </summary>
internal sealed partial class EngineLoop : IDisposable
{
    private const int MostCommands = 4_096;
    private const int MostTurns = 4_096;
    private const int MostRecovered = 512;

    // How long the thread sleeps at the most before it looks at the clock again, which may have been set.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WaitAfterTrouble = TimeSpan.FromSeconds(1);

    private readonly EngineState _state;
    private readonly ActivityPool _activities;
    private readonly ConcurrentQueue<EngineCommand> _commands = new();
    private readonly ConcurrentQueue<TaskCompletionSource<DateTimeOffset?>> _idleWaiters = new();
    private readonly ConcurrentQueue<TaskCompletionSource<int>> _restWaiters = new();
    private readonly ManualResetEventSlim _work = new();
    private readonly TaskCompletionSource<JournalException> _firstTrouble =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _alarm;
    private readonly Thread _thread;
    private int _troubles;
    private volatile bool _stopping;

    public EngineLoop(EngineState state, EngineOptions options, IServiceProvider services)
    {
        _state = state;
        _activities = new ActivityPool(
            options.MaxConcurrentActivities,
            services,
            (call, answer) => Post(new ActivityAnsweredCommand(call, answer)),
            state.Logger);
        _alarm = state.Clock.CreateTimer(_ => _work.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(Run) { IsBackground = true, Name = "ProgramFlows engine" };
    }

    public bool ActivitiesAreIdle => _activities.IsIdle;

    /// <summary>Why the journal could not be written when that happened first; it may never complete.</summary>
    public Task<JournalException> FirstTrouble => _firstTrouble.Task;

    public long ActivitiesAnswered => _activities.Answered;

    public void Start()
    {
        _state.Recover();
        _thread.Start();
    }

    /// <summary>Asks something of the engine's thread.</summary>
    public void Post(EngineCommand command)
    {
        _commands.Enqueue(command);
        _work.Set();
        if (_stopping && !_thread.IsAlive)
        {
            RejectAll();
        }
    }

    /// <summary>Looks at the clock again.</summary>
    public void Wake() => _work.Set();

    /// <summary>When nothing is left to do now: the moment of the next due timer, or null when there is none.</summary>
    public Task<DateTimeOffset?> WhenIdleAsync()
    {
        var waiter = new TaskCompletionSource<DateTimeOffset?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _idleWaiters.Enqueue(waiter);
        _work.Set();
        return waiter.Task;
    }

    /// <summary>When nothing is left to do before an activity answers: how many have yet to answer.</summary>
    public Task<int> WhenRestingAsync()
    {
        var waiter = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _restWaiters.Enqueue(waiter);
        _work.Set();
        return waiter.Task;
    }

    public void StopActivities() => _activities.Stop();

    /// <summary>Ends the thread after the cycle it is in.</summary>
    public void Stop()
    {
        _stopping = true;
        _work.Set();
        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted))
        {
            RejectAll();
            return;
        }

        _thread.Join();
        RejectAll();
    }

    public void Dispose()
    {
        _alarm.Dispose();

        // A statement that is left open keeps the journal open, and its log from being put away.
        _state.Reader.Dispose();
        _activities.Dispose();
        _work.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            try
            {
                _work.Reset();

                // Only who asked before the look at the work may be told that there is none.
                var (idleWaiters, restWaiters) = (_idleWaiters.Count, _restWaiters.Count);
                if (HasWork())
                {
                    Cycle();
                }
                else if (!_stopping)
                {
                    Rest(idleWaiters, restWaiters);
                }
            }
            catch (JournalException e)
            {
                StartOver(e);
            }
        }
    }

    private bool HasWork() =>
        !_commands.IsEmpty || _state.Ready.Count > 0 || _state.ToRecover.Count > 0 || _state.Due.Next <= _state.Now;

    private void Cycle()
    {
        _state.Journal.Begin();
        Recover();
        TakeDueTimers();
        TakeCommands();
        TakeTurns();
        _state.Writer.WriteAll();
        _state.Journal.Commit(_state.Now);
        _troubles = 0;
        AfterCommit();
    }

    private void Recover()
    {
        for (var i = 0; i < MostRecovered && _state.ToRecover.TryDequeue(out var seq); i++)
        {
            if (_state.Instances.Find(seq) is not { Row.HasEnded: false } instance)
            {
                continue;
            }

            if (instance.Row.Status == Contract.OrchestrationStatus.Blocked)
            {
                _state.Lives.Unblock(instance);
            }

            _state.Lives.MakeReady(instance);
        }
    }

    private void TakeDueTimers()
    {
        var now = _state.Now;
        for (var i = 0; i < MostTurns && _state.Due.TryTake(now, out var seq); i++)
        {
            if (_state.Instances.Find(seq) is not { Row.HasEnded: false } instance || !(instance.Row.NextDue <= now))
            {
                continue;
            }

            instance.QueuedDue = null;
            if (instance.CanRun)
            {
                instance.Mailbox.AddLast(new Message { Event = null });
                _state.Lives.MakeReady(instance);
            }
            else
            {
                _state.Turns.KeepDueTimers(instance);
            }
        }
    }

    private void TakeCommands()
    {
        for (var i = 0; i < MostCommands && _commands.TryDequeue(out var command); i++)
        {
            try
            {
                command.Execute(_state);
                _state.Batch.Commands.Add(command);
            }
            catch (Exception e) when (e is not JournalException)
            {
                command.Reject(e);
            }
            catch (JournalException e)
            {
                command.Reject(e);
                throw;
            }
        }
    }

    private void TakeTurns()
    {
        for (var i = 0; i < MostTurns && _state.Ready.TryDequeue(out var instance); i++)
        {
            _state.Turns.Run(instance);
        }
    }

    private void AfterCommit()
    {
        foreach (var (caller, activity, action) in _state.Batch.Activities)
        {
            var call = new ActivityCall(caller.Row.Seq, caller.Row.Generation, action.TaskId);
            _activities.Run(call, activity, caller.Row.Id, action);
        }

        foreach (var ended in _state.Batch.Ended)
        {
            _state.Instances.Remove(ended);
            if (_state.Waiters.Remove(ended.Row.Seq, out var waiter))
            {
                waiter.TrySetResult(ended.Row);
            }
        }

        _state.Batch.Commands.ForEach(c => c.Confirm());
        _state.Batch.Clear();
        _state.Instances.Trim();
        _state.Due.Trim();
    }

    private void Rest(int idleWaiters, int restWaiters)
    {
        var next = _state.Due.Next;
        for (; _state.InFlight.Count == 0 && idleWaiters > 0 && _idleWaiters.TryDequeue(out var idle); idleWaiters--)
        {
            idle.TrySetResult(next is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null);
        }

        for (; restWaiters > 0 && _restWaiters.TryDequeue(out var resting); restWaiters--)
        {
            resting.TrySetResult(_state.InFlight.Count);
        }

        var sleep = next is { } moment ? TimeSpan.FromTicks(Math.Max(0, moment - _state.Now)) : LongestSleep;
        _alarm.Change(sleep < LongestSleep ? sleep : LongestSleep, Timeout.InfiniteTimeSpan);
        _work.Wait();
    }

    /// <summary>
    /// The journal could not be written: nothing of the batch has happened. Tell the askers, and read again what stands
    /// there. One trouble is tried again at once, as it may have passed; a lasting one, such as a full disk, at length.
    /// </summary>
    private void StartOver(JournalException trouble)
    {
        NoteTrouble(trouble);
        foreach (var (caller, _, action) in _state.Batch.Activities)
        {
            _state.InFlight.Remove(new ActivityCall(caller.Row.Seq, caller.Row.Generation, action.TaskId));
        }

        _state.Batch.Commands.ForEach(c => c.Reject(trouble));
        _state.Batch.Clear();
        for (var wait = WaitAfter(_troubles); !_stopping; wait = WaitAfterTrouble)
        {
            try
            {
                Pause(wait);
                _state.Journal.Rollback();
                _state.Recover();
                TellWhoWaits();
                return;
            }
            catch (JournalException e)
            {
                NoteTrouble(e);
                RejectAsked(e);
            }
        }
    }

    /// <summary>Tells of the first trouble in a row, the second, the fourth, so that no log fills the disk.</summary>
    private void NoteTrouble(JournalException trouble)
    {
        _firstTrouble.TrySetResult(trouble);
        if (BitOperations.IsPow2(++_troubles))
        {
            LogTrouble(_state.Logger, trouble.Message);
        }
    }

    /// <summary>The first time at once, then ever longer: what does not pass must not keep a processor busy.</summary>
    private static TimeSpan WaitAfter(int troubles) =>
        troubles == 1 ? TimeSpan.Zero
        : troubles < 11 ? TimeSpan.FromMilliseconds(1 << (troubles - 1))
        : WaitAfterTrouble;

    private void Pause(TimeSpan time)
    {
        for (var until = Environment.TickCount64 + (long)time.TotalMilliseconds; !_stopping;)
        {
            var left = until - Environment.TickCount64;
            if (left <= 0)
            {
                return;
            }

            _work.Reset();
            if (!_stopping)
            {
                _work.Wait(TimeSpan.FromMilliseconds(left));
            }
        }
    }

    /// <summary>
    /// A commit may have held although it was reported as failed: somebody may wait for what has happened.
    /// </summary>
    private void TellWhoWaits()
    {
        foreach (var seq in _state.Waiters.Keys.ToList())
        {
            if (_state.Instances.Find(seq) is { Row.HasEnded: true } ended)
            {
                _state.Waiters.Remove(seq, out var waiter);
                waiter!.TrySetResult(ended.Row);
            }
        }
    }

    /// <summary>
    /// Rejects what was asked; an activity's answer is kept, since the activity is not run again for it.
    /// </summary>
    private void RejectAsked(Exception reason)
    {
        for (var left = _commands.Count; left > 0 && _commands.TryDequeue(out var command); left--)
        {
            if (command is ActivityAnsweredCommand)
            {
                _commands.Enqueue(command);
            }
            else
            {
                command.Reject(reason);
            }
        }
    }

    private void RejectAll()
    {
        while (_commands.TryDequeue(out var command))
        {
            command.Reject(new IOException("The engine has stopped. Start it again and repeat the call."));
        }

        while (_idleWaiters.TryDequeue(out var waiter))
        {
            waiter.TrySetCanceled();
        }

        while (_restWaiters.TryDequeue(out var waiter))
        {
            waiter.TrySetCanceled();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The journal cannot be written; nothing of the last batch has happened: {Trouble}")]
    private static partial void LogTrouble(ILogger logger, string trouble);
}
