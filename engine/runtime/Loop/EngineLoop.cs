using System.Collections.Concurrent;

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
    private static readonly TimeSpan WaitWhileHeld = TimeSpan.FromSeconds(1);

    private readonly EngineState _state;
    private readonly TimeSpan _quietAfter;
    private readonly ActivityPool _activities;
    private readonly ConcurrentQueue<EngineCommand> _commands = new();
    private readonly RestWaiters _waiters = new();
    private readonly ManualResetEventSlim _work = new();
    private readonly JournalTroubles _troubles;
    private readonly ITimer _alarm;
    private readonly Thread _thread;
    private volatile bool _stopping;

    public EngineLoop(EngineState state, EngineOptions options, IServiceProvider services)
    {
        (_state, _quietAfter) = (state, options.QuietAfter);
        _troubles = new JournalTroubles(state.Logger);
        _activities = new ActivityPool(
            options.MaxConcurrentActivities,
            services,
            (call, answer) => Post(new ActivityAnsweredCommand(call, answer)),
            state.Logger);
        _alarm = options.Clock.CreateTimer(_ => _work.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(Run) { IsBackground = true, Name = "ProgramFlows engine" };
    }

    public bool ActivitiesAreIdle => _activities.IsIdle;

    /// <summary>Why the journal could not be written when that happened first; it may never complete.</summary>
    public Task<JournalException> FirstTrouble => _troubles.First;

    public long ActivitiesAnswered => _activities.Answered;

    /// <summary>What of the clock is not believed; null when it is.</summary>
    public ClockHold? ClockHold => _state.Clock.Hold;

    public bool IsStarted => !_thread.ThreadState.HasFlag(ThreadState.Unstarted);

    public void Start()
    {
        _state.Recover();
        _thread.Start();
    }

    /// <summary>The clock is right, says an operator.</summary>
    public void AcceptClock()
    {
        _state.Clock.Accept();
        if (IsStarted)
        {
            _work.Set();
        }
        else
        {
            // The commit notes the moment.
            Write(_ => { });
        }
    }

    /// <summary>Writes something at once, before the thread is started.</summary>
    public void Write(Action<EngineState> change)
    {
        _state.Journal.Begin();
        change(_state);
        _state.Journal.Commit(_state.Now);
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
        var idle = _waiters.JoinIdleAsync();
        _work.Set();
        return idle;
    }

    /// <summary>When nothing is left to do before an activity answers: how many have yet to answer.</summary>
    public Task<int> WhenRestingAsync()
    {
        var resting = _waiters.JoinRestingAsync();
        _work.Set();
        return resting;
    }

    public void StopActivities() => _activities.Stop();

    /// <summary>Ends the thread after the cycle it is in.</summary>
    public void Stop()
    {
        _stopping = true;
        _work.Set();
        if (!IsStarted)
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
                if (_state.Clock.IsDoubtful)
                {
                    Hold();
                    continue;
                }

                // Only who asked before the look at the work may be told that there is none.
                var asked = _waiters.Count;
                if (HasWork())
                {
                    Cycle();
                }
                else if (!_stopping)
                {
                    Rest(asked);
                }
            }
            catch (JournalException e)
            {
                StartOver(e);
            }
        }
    }

    private bool HasWork() =>
        !_commands.IsEmpty || _state.Ready.Count > 0 || _state.ToRecover.Count > 0 || _state.Due.Next <= _state.Now
        || _state.Journal.Owner.MustNote(_state.Now);

    /// <summary>The clock is not believed: nothing fires and nothing is taken, and whoever asks hears why.</summary>
    private void Hold()
    {
        var held = new ClockHeldException(_state.Clock.Hold!);
        RejectAsked(held);
        _waiters.Refuse(held);
        _work.Wait(WaitWhileHeld);
    }

    private void Cycle()
    {
        _state.Journal.Begin();
        Recover();
        TakeDueTimers();
        TakeCommands();
        TakeTurns();
        _state.Writer.WriteAll();
        _state.Journal.Commit(_state.Now);
        _troubles.Forget();
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
        _state.Log.LookNowAndThen();
        _state.Instances.Trim();
        _state.Due.Trim();
    }

    private void Rest((int Idle, int Resting) asked)
    {
        var next = _state.Due.Next;
        _waiters.Tell(asked, next, _state.InFlight.Count);
        var sleep = next is { } moment ? TimeSpan.FromTicks(Math.Max(0, moment - _state.Now)) : LongestSleep;
        _alarm.Change(sleep < LongestSleep ? sleep : LongestSleep, Timeout.InfiniteTimeSpan);
        if (!_work.Wait(_quietAfter))
        {
            _state.Log.PutAway();
            _work.Wait();
        }
    }

    /// <summary>
    /// The journal could not be written: nothing of the batch has happened. Tell the askers, and read again what stands
    /// there. One trouble is tried again at once, as it may have passed; a lasting one, such as a full disk, at length.
    /// </summary>
    private void StartOver(JournalException trouble)
    {
        _troubles.Note(trouble);
        foreach (var (caller, _, action) in _state.Batch.Activities)
        {
            _state.InFlight.Remove(new ActivityCall(caller.Row.Seq, caller.Row.Generation, action.TaskId));
        }

        _state.Batch.Commands.ForEach(c => c.Reject(trouble));
        _state.Batch.Clear();
        for (var wait = _troubles.Wait; !_stopping; wait = JournalTroubles.LongestWait)
        {
            try
            {
                Pause(wait);
                _state.Journal.Rollback();
                _state.Recover();
                _state.TellWhoWaits();
                return;
            }
            catch (JournalException e)
            {
                _troubles.Note(e);
                RejectAsked(e);
            }
        }
    }

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

        _waiters.Cancel();
    }
}
