using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>
/// What Durable Task keeps: instances, messages, timers. It stands where Azure Storage would, with its habits: timers
/// are up to a second early, and steering lies in a queue until it is taken from there. It differs from it in one
/// thing: its clock is moved by a test.
/// </summary>
/// <param name="start">When its clock begins.</param>
/// <param name="timersFireEarlyBy">By how much timers are early; a second when left out, the most there is.</param>
internal sealed class VirtualTaskHub(DateTimeOffset start, TimeSpan? timersFireEarlyBy = null)
{
    /// <summary>How often an instance is looked at before what steers it arrives.</summary>
    private const int LooksUntilSteered = 2;

    /// <summary>What it takes to fire a timer that is set for a moment so near that it fires at once.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _early = timersFireEarlyBy ?? TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, HubInstance> _instances = new(StringComparer.Ordinal);
    private readonly PriorityQueue<TaskMessage, (DateTime At, int Number)> _timers = new();
    private readonly List<TaskMessage> _activities = [];
    private readonly HashSet<TaskMessage> _running = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTime _now = start.UtcDateTime;
    private int _timersSet;

    /// <summary>The worker that the hub serves; one that came before it hears and changes nothing any more.</summary>
    public int Epoch { get; private set; }

    /// <summary>Nothing is taken from the queues: what is sent to instances from outside does not arrive.</summary>
    public bool QueuesStandStill { get; set; }

    /// <summary>The one instance for which that holds; null for all.</summary>
    public string? OnlyFor { get; set; }

    public DateTime Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>A new worker takes over; what the one before was doing is to be done again.</summary>
    public int TakeOver() => Change(() =>
    {
        foreach (var instance in _instances.Values)
        {
            instance.IsLocked = false;
        }

        _activities.AddRange(_running);
        _running.Clear();
        return ++Epoch;
    });

    /// <summary>Waits until nothing is left to do at this moment.</summary>
    public Task WhenIdleAsync()
    {
        Change(() => _instances.Values.Count(TakeFromQueue));
        return WhenAsync(
            instances => _activities.Count == 0 && _running.Count == 0 && instances.Values.All(i => i.IsIdle),
            CancellationToken.None);
    }

    /// <summary>Somebody looks at an instance; what was sent to it may have arrived by then.</summary>
    public Task LookAtAsync(string id) =>
        Change(() => _instances.TryGetValue(id, out var seen) && --seen.LooksLeft <= 0)
            ? ArriveAsync(id)
            : Task.CompletedTask;

    /// <summary>What was sent to an instance arrives.</summary>
    public Task ArriveAsync(string id) =>
        Change(() => _instances.TryGetValue(id, out var instance) && TakeFromQueue(instance))
            ? WhenAsync(
                instances => !instances.TryGetValue(id, out var instance) || instance.IsIdle, CancellationToken.None)
            : Task.CompletedTask;

    /// <summary>Waits until instances stand so.</summary>
    public async Task WhenAsync(
        Func<IReadOnlyDictionary<string, HubInstance>, bool> stands, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task moved;
            lock (_lock)
            {
                if (stands(_instances))
                {
                    return;
                }

                moved = _moved.Task;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Moves the clock to the next timer, at most so far; false when it got there.</summary>
    public bool MoveTo(DateTime moment) => Change(() =>
    {
        if (!_timers.TryPeek(out _, out var next) || next.At > moment)
        {
            _now = moment;
            return false;
        }

        _now = next.At > _now ? next.At : _now;
        FireDue();
        return true;
    });

    public TResult Read<TResult>(Func<IReadOnlyDictionary<string, HubInstance>, TResult> read)
    {
        lock (_lock)
        {
            return read(_instances);
        }
    }

    /// <summary>Starts an instance unless one with this id stands where it must not be replaced.</summary>
    public void Start(ExecutionStartedEvent started, IReadOnlyCollection<OrchestrationStatus> dedupe) =>
        Change(() =>
        {
            var id = started.OrchestrationInstance.InstanceId;
            if (_instances.TryGetValue(id, out var taken) && dedupe.Contains(taken.State!.OrchestrationStatus))
            {
                throw new OrchestrationAlreadyExistsException(id);
            }

            Deliver(new TaskMessage { Event = started, OrchestrationInstance = started.OrchestrationInstance });
            return 0;
        });

    /// <summary>Sends something to an instance, behind what already lies in its queue.</summary>
    public void Send(string id, HistoryEvent historyEvent) => Change(() =>
    {
        var message = MessageTo(id, historyEvent);
        if (_instances.TryGetValue(id, out var instance) && instance.Queue.Count > 0)
        {
            instance.Queue.Enqueue(message);
        }
        else
        {
            Deliver(message);
        }

        return 0;
    });

    /// <summary>Steers an instance: the answer is given before that arrives.</summary>
    public void Steer(string id, HistoryEvent historyEvent) => Change(() =>
    {
        if (_instances.TryGetValue(id, out var instance))
        {
            instance.Queue.Enqueue(MessageTo(id, historyEvent));
            instance.LooksLeft = LooksUntilSteered;
        }

        return 0;
    });

    public bool Remove(string id) => Change(() => _instances.Remove(id));

    /// <summary>Waits for an instance that something has reached, and begins its turn.</summary>
    public Task<TaskOrchestrationWorkItem?> NextTurnAsync(int epoch, CancellationToken cancellationToken) =>
        NextAsync(
            epoch,
            () =>
            {
                if (_instances.Values.FirstOrDefault(i => i.IsReady) is not { } ready)
                {
                    return null;
                }

                ready.IsLocked = true;
                return new TaskOrchestrationWorkItem
                {
                    InstanceId = ready.Id,
                    LockedUntilUtc = DateTime.MaxValue,
                    NewMessages = [.. ready.Inbox],
                    OrchestrationRuntimeState =
                        new OrchestrationRuntimeState([.. ready.History]) { Status = ready.State?.Status },
                };
            },
            cancellationToken);

    /// <summary>Waits for an activity that has been asked for.</summary>
    public Task<TaskActivityWorkItem?> NextActivityAsync(int epoch, CancellationToken cancellationToken) =>
        NextAsync(
            epoch,
            () =>
            {
                if (_activities.Count == 0)
                {
                    return null;
                }

                var asked = _activities[0];
                _activities.RemoveAt(0);
                _running.Add(asked);
                return new TaskActivityWorkItem
                {
                    Id = $"{asked.OrchestrationInstance.InstanceId}:{_timersSet}",
                    LockedUntilUtc = DateTime.MaxValue,
                    TaskMessage = asked,
                };
            },
            cancellationToken);

    /// <summary>Keeps a turn, all of it or, when its worker is no longer the one, nothing.</summary>
    public void Commit(int epoch, TaskOrchestrationWorkItem turn, HubTurn outcome) => Change(() =>
    {
        if (epoch != Epoch || !_instances.TryGetValue(turn.InstanceId, out var instance))
        {
            return 0;
        }

        if (outcome.State is { } state)
        {
            instance.Keep(outcome.Runtime, state, _now);
        }

        instance.Inbox.RemoveAll(turn.NewMessages.Contains);
        _activities.AddRange(outcome.Activities);
        foreach (var timer in outcome.Timers)
        {
            _timers.Enqueue(timer, (MomentOf(timer), _timersSet++));
        }

        foreach (var message in outcome.Messages)
        {
            Deliver(message);
        }

        FireDue();
        return 0;
    });

    public void Release(int epoch, TaskOrchestrationWorkItem turn) => Change(() =>
    {
        if (epoch == Epoch && _instances.TryGetValue(turn.InstanceId, out var instance))
        {
            instance.IsLocked = false;
        }

        return 0;
    });

    public void Answer(int epoch, TaskActivityWorkItem activity, TaskMessage? answer) => Change(() =>
    {
        if (epoch == Epoch && _running.Remove(activity.TaskMessage) && answer is not null)
        {
            Deliver(answer);
        }

        return 0;
    });

    private async Task<T?> NextAsync<T>(int epoch, Func<T?> take, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            Task moved;
            lock (_lock)
            {
                if (epoch == Epoch && take() is { } next)
                {
                    return next;
                }

                moved = _moved.Task;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Early; what is nearer than that fires at once, which also takes a little.</summary>
    private DateTime MomentOf(TaskMessage timer)
    {
        var due = ((TimerFiredEvent)timer.Event).FireAt;
        return due - _now > _early ? due - _early
            : due - _now > AtOnce ? _now + AtOnce
            : due;
    }

    private static TaskMessage MessageTo(string id, HistoryEvent historyEvent) => new()
    {
        Event = historyEvent,
        OrchestrationInstance = new OrchestrationInstance { InstanceId = id },
    };

    private bool TakeFromQueue(HubInstance instance)
    {
        var standsStill = QueuesStandStill && (OnlyFor is null || OnlyFor == instance.Id);
        var isTaken = !standsStill && instance.Queue.Count > 0;
        while (!standsStill && instance.Queue.TryDequeue(out var message))
        {
            Deliver(message);
        }

        return isTaken;
    }

    private void FireDue()
    {
        while (_timers.TryPeek(out var due, out var at) && at.At <= _now)
        {
            _timers.Dequeue();
            Deliver(due);
        }
    }

    private void Deliver(TaskMessage message)
    {
        var id = message.OrchestrationInstance.InstanceId;
        if (message.Event is ExecutionStartedEvent started)
        {
            if (!_instances.TryGetValue(id, out var known))
            {
                _instances.Add(id, known = new HubInstance(id));
            }

            if (known.State is null || known.HasEnded)
            {
                // A rewind asks for it; with tracing on, as in Azure, it is always there.
                started.ParentTraceContext ??= new DistributedTraceContext($"00-{Guid.NewGuid():N}-{1:x16}-00");
                known.Begin(message, started, _now);
            }
        }
        else if (_instances.TryGetValue(id, out var instance)
            && (!instance.HasEnded || message.Event is ExecutionRewoundEvent))
        {
            instance.Inbox.Add(message);
        }
    }

    private T Change<T>(Func<T> change)
    {
        TaskCompletionSource moved;
        try
        {
            lock (_lock)
            {
                return change();
            }
        }
        finally
        {
            moved = Interlocked.Exchange(
                ref _moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            moved.SetResult();
        }
    }
}
