using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;

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
    private const int MostWaits = 4;

    // How long the thread sleeps at the most before it looks at the clock again, which may have been set.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SleepWhileHeld = TimeSpan.FromSeconds(1);

    private readonly EngineState _state;
    private readonly EngineOperations _operations;
    private readonly TimeSpan _quietAfter;
    private readonly ActivityPool _activities;
    private readonly EngineQueue _queue = new();
    private readonly IdleWaiters _waiters;
    private readonly JournalRetry _retry;
    private readonly ITimer _alarm;
    private readonly TimeSpan _turnTimeLimit;
    private readonly ManualResetEventSlim _ended = new();
    private EngineCommand? _executing;

    public EngineLoop(EngineState state, EngineOptions options, TurnMark? mark, IServiceProvider services)
    {
        (_state, _quietAfter, _turnTimeLimit) = (state, options.QuietAfter, options.TurnTimeLimit);
        _operations = new EngineOperations(state);
        _waiters = new IdleWaiters(_queue);
        _retry = new JournalRetry(state, _operations, _queue);
        _activities = new ActivityPool(
            options.MaxConcurrentActivities,
            services,
            (call, answer) => Post(new ActivityAnsweredCommand(call, answer)),
            state.Logger);
        _alarm = options.Clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        state.Watch = new TurnWatch(options.TurnTimeLimit, mark, LeaveBehind);
    }

    public bool ActivitiesAreIdle => _activities.IsIdle;

    /// <summary>Why the journal could not be written when that happened first; it may never complete.</summary>
    public Task<JournalException> FirstError => _retry.First;

    public long ActivitiesAnswered => _activities.Answered;

    /// <summary>What of the clock is not believed; null when it is.</summary>
    public ClockHold? ClockHold => _state.Clock.Hold;

    public bool IsStarted { get; private set; }

    public void Start()
    {
        _operations.Recover();
        IsStarted = true;
        StartThread(Run);
    }

    /// <summary>The clock is right, says an operator.</summary>
    public void AcceptClock()
    {
        _state.Clock.Accept();
        if (IsStarted)
        {
            Wake();
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
    public void Post(EngineCommand command) => _queue.Post(command);

    /// <summary>Looks at the clock again.</summary>
    public void Wake() => _queue.Wake();

    /// <summary>When nothing is left to do now: the moment of the next due timer, or null when there is none.</summary>
    public Task<DateTimeOffset?> WhenIdleAsync() => _waiters.WhenIdleAsync();

    /// <summary>When nothing is left to do before an activity answers: how many have yet to answer.</summary>
    public Task<int> WhenRestingAsync() => _waiters.WhenRestingAsync();

    public void StopActivities() => _activities.Stop();

    /// <summary>
    /// Ends the thread after the cycle it is in. A turn that does not end is left behind, as if the process had ended
    /// in it.
    /// </summary>
    /// <param name="patience">How long a turn may take to end.</param>
    /// <returns>False when the thread hangs within a write, so that the journal cannot be closed.</returns>
    public bool Stop(TimeSpan patience)
    {
        _queue.Stop();
        var waits = IsStarted ? MostWaits : 0;
        while (waits > 0 && !_ended.Wait(patience))
        {
            _state.Watch!.LeaveBehind();
            waits--;
        }

        _queue.Close();
        _operations.Cascades.Reject(EngineQueue.Stopped);
        _waiters.Close();
        RejectWaiters();
        return !IsStarted || _ended.IsSet;
    }

    public void Dispose()
    {
        _alarm.Dispose();
        _state.Watch!.Dispose();

        // A statement that is left open keeps the journal open, and its log from being checkpointed.
        _state.Reader.Dispose();
        _activities.Dispose();
        _queue.Dispose();
    }

    private static void StartThread(Action run) =>
        new Thread(() => run()) { IsBackground = true, Name = "ProgramFlows engine" }.Start();

    private void Run()
    {
        while (!_queue.IsStopping)
        {
            try
            {
                _queue.BeforeLook();
                if (_state.Clock.IsDoubtful)
                {
                    Hold();
                    continue;
                }

                var waiting = _waiters.Count;
                if (HasWork())
                {
                    Cycle();
                }
                else if (!_queue.IsStopping)
                {
                    Rest(waiting);
                }
            }
            catch (TurnLeftBehindException)
            {
                // Another thread has gone on.
                return;
            }
            catch (JournalException e)
            {
                _retry.StartOver(e);
            }
#pragma warning disable CA1031 // One instance must not end the engine; what is nobody's fault ends it all the same.
            catch (Exception e) when (_state.AtWork is { } instance && !_state.Refused.Contains(instance.Row.Id))
#pragma warning restore CA1031
            {
                Refuse(instance.Row.Id, e);
            }
        }

        _ended.Set();
    }

    /// <summary>What nobody foresaw went wrong in an instance's turn: it is blocked, and all others go on.</summary>
    private void Refuse(string instanceId, Exception unforeseen)
    {
        var failure = FailureDetails.Of(unforeseen);
        _state.Refused.Refuse(
            instanceId,
            $"Its turn cannot be taken, {failure.ErrorType}: {failure.ErrorMessage} What reached it is kept. Look at "
            + $"the log, then resume it. {failure.StackTrace}");
        _retry.RunAgain();
    }

    /// <summary>
    /// Called on a thread of the watch, once the engine's own has nothing more to say: another takes its place, undoes
    /// the batch and takes it again without that instance.
    /// </summary>
    private void LeaveBehind(OrchestrationRun run)
    {
        if (_queue.IsStopping)
        {
            _ended.Set();
            return;
        }

        StartThread(() =>
        {
            var problem = _state.Refused.LeftBehind(run, _turnTimeLimit);
            LogTurnTimedOut(_state.Logger, run.InstanceId, problem);
            _executing?.Reject(new IOException(problem));
            _executing = null;
            _retry.RunAgain();
            Run();
        });
    }

    /// <summary>Tells those who wait for an end, and those whose command has not been made durable.</summary>
    private void RejectWaiters()
    {
        _executing?.Reject(EngineQueue.Stopped);
        _state.Batch.Commands.ForEach(c => c.Reject(EngineQueue.Stopped));
        foreach (var waiter in _state.Waiters.Values)
        {
            waiter.TrySetException(EngineQueue.Stopped);
        }

        _state.Waiters.Clear();
    }

    private bool HasWork() =>
        !_queue.IsEmpty || !_state.Ready.IsEmpty || _state.ToRecover.Count > 0 || _state.Due.Next <= _state.Now
        || _operations.Cascades.AreUnderWay || _state.Journal.Owner.MustNote(_state.Now);

    /// <summary>The clock is not believed: nothing fires and nothing is taken, and whoever asks hears why.</summary>
    private void Hold()
    {
        var held = new ClockHeldException(_state.Clock.Hold!);
        _queue.RejectAsked(held);
        _waiters.Refuse(held);
        _queue.Sleep(SleepWhileHeld);
    }

    private void Cycle()
    {
        _state.Journal.Begin();
        _state.Cycle++;
        Recover();
        TakeDueTimers();
        TakeCommands();
        _operations.Cascades.Advance();
        TakeTurns();
        _operations.Writer.WriteAll();
        _state.Journal.Commit(_state.Now);
        _retry.Succeeded();
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

            if (instance.Row.Status == OrchestrationStatus.Blocked)
            {
                _operations.Control.Unblock(instance);
            }

            _state.Ready.Add(instance);
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
                instance.Inbox.Add(InboxEntry.DueTimers());
                _state.Ready.Add(instance);
            }
            else
            {
                _operations.Turns.KeepDueTimers(instance);
            }
        }
    }

    private void TakeCommands()
    {
        for (var i = 0; i < MostCommands && _queue.TryTake(out var command); i++)
        {
            _executing = command;
            try
            {
                command.Execute(_operations);
                if (!command.IsUnderWay)
                {
                    _state.Batch.Commands.Add(command);
                }
            }
            catch (Exception e) when (e is not (JournalException or TurnLeftBehindException))
            {
                command.Reject(e);
            }
            catch (JournalException e)
            {
                command.Reject(e);
                throw;
            }

            _executing = null;
        }
    }

    private void TakeTurns()
    {
        for (var i = 0; i < MostTurns && _state.Ready.TryTake(out var instance); i++)
        {
            if (instance.Share.IsUsedUp(_state.Cycle))
            {
                _state.Ready.PutOff(instance);
            }
            else
            {
                _operations.Turns.Run(instance);
            }
        }

        _state.Ready.EndCycle();
    }

    private void AfterCommit()
    {
        _state.Batch.Activities.ForEach(_activities.Run);
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
        _state.Log.CheckpointNowAndThen();
        _state.Instances.Trim();
        _state.Due.Trim();
    }

    private void Rest((int Idle, int Resting) waiting)
    {
        var next = _state.Due.Next;
        _waiters.Tell(waiting, next, _state.InFlight.Count);
        var sleep = next is { } moment ? TimeSpan.FromTicks(Math.Max(0, moment - _state.Now)) : LongestSleep;
        _alarm.Change(sleep < LongestSleep ? sleep : LongestSleep, Timeout.InfiniteTimeSpan);
        if (!_queue.Sleep(_quietAfter))
        {
            _state.Log.Checkpoint();
            _queue.Sleep(Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Critical, Message = "A turn of instance {InstanceId} timed out and was left: {Problem}")]
    private static partial void LogTurnTimedOut(ILogger logger, string instanceId, string problem);
}
