using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Replay;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// One run of an orchestrator in memory: its code, suspended at its awaits, and what it has open. It is fed events,
/// live or recorded, and says what the code decided. It knows neither journal nor clock.
/// </summary>
internal sealed class OrchestrationRun
{
    // What the code and its open tasks take beside the payloads: an orchestrator's state machine, its context and its
    // tasks.
    private const int FixedBytes = 3_000;
    private const int BytesPerOpenTask = 250;

    private readonly OrchestratorEntry _orchestrator;
    private readonly RunContext _context;
    private readonly TurnSynchronizationContext _turn = new();
    private readonly TurnWatch? _watch;
    private Task<byte[]>? _code;
    private long _payloadBytes;
    private int _generation;
    private int _seen;

    /// <param name="orchestrator">Its code.</param>
    /// <param name="identity">Whose run it is.</param>
    /// <param name="watch">What leaves the code behind when it takes too long; null when nobody does.</param>
    public OrchestrationRun(OrchestratorEntry orchestrator, RunIdentity identity, TurnWatch? watch = null)
    {
        _orchestrator = orchestrator;
        _watch = watch;
        _context = new RunContext(identity);
    }

    public string InstanceId => _context.InstanceId;

    public string Name => _orchestrator.Name;

    /// <summary>How far the code has come: its run, and how many events it has seen in it.</summary>
    public long Position => ((long)_generation << 32) | (uint)_seen;

    /// <summary>What the code has decided since the turn began.</summary>
    public IReadOnlyList<TurnAction> Actions => _context.Actions;

    /// <summary>Activities that were called and have not answered.</summary>
    public IEnumerable<TurnAction> OpenActivities => _context.OpenActivities;

    /// <summary>The numbers of the timers that have neither fired nor been given up.</summary>
    public IEnumerable<int> OpenTimers => _context.Timers.Open;

    public bool HasOpenActivities => _context.HasOpenActivities;

    /// <summary>When the next timer is due, UTC ticks; null when none is open.</summary>
    public long? NextDue => _context.Timers.NextDue;

    /// <summary>When the first timer after a moment is due, UTC ticks; null when none is open.</summary>
    public long? NextDueAfter(long moment) => _context.Timers.NextDueAfter(moment);

    /// <summary>
    /// What it may keep in memory. What the code makes of its payloads nobody knows, so all of them are counted; a call
    /// that has been answered is gone.
    /// </summary>
    public long EstimatedBytes => FixedBytes + _payloadBytes + ((long)BytesPerOpenTask * _context.OpenTasks);

    /// <summary>How many events have arrived that nobody waited for.</summary>
    public int KeptEvents => _context.Events.Kept;

    /// <summary>Whether the code waits for an event of this name.</summary>
    public bool WaitsFor(string name) => _context.Events.WaitsFor(name);

    /// <summary>The name of an event that the code has begun to wait for, the earliest that is not forgotten.</summary>
    public bool TryPeekAsked([NotNullWhen(true)] out string? name) => _context.Events.TryPeekAsked(out name);

    public void ForgetAsked() => _context.Events.ForgetAsked();

    /// <summary>Events that arrived and that nobody waited for.</summary>
    public IEnumerable<(string Name, byte[] Payload)> UnprocessedEvents => _context.Events.Unprocessed();

    /// <summary>How the run ended; null while it has not, or while something it started is still open.</summary>
    public RunOutcome? Outcome { get; private set; }

    /// <summary>The custom status that the code set last; null when this run has set none.</summary>
    public CustomStatusChange? CustomStatus => _context.CustomStatus;

    /// <summary>Why the run cannot go on: it awaits what is not durable; null when it can.</summary>
    public string? BlockReason =>
        _turn.LeftTheTurn || (_code is { IsCompleted: false } && !_context.HasOpenTasks && !_context.Events.HasWaiters)
            ? RunLimits.NotDurable
            : null;

    /// <summary>Begins a turn at a moment, UTC ticks: a new one, or one of which it is known what it decided.</summary>
    public void BeginTurn(long moment, IReadOnlyList<TurnAction>? recorded = null) =>
        _context.BeginTurn(moment, recorded);

    /// <summary>
    /// Takes over from the history what a replayed turn decided: the keys and inputs of its calls, and the moments of
    /// its timers, whatever today's code would have made of them.
    /// </summary>
    public void Recall(IReadOnlyList<TurnAction> recorded)
    {
        foreach (var action in recorded)
        {
            if (action.Kind == TurnActionKind.TaskScheduled)
            {
                _context.Recall(action);
            }
            else if (action.Kind == TurnActionKind.TimerCreated)
            {
                _context.Timers.HoldTo(action.TaskId, action.FireAt);
            }
        }
    }

    /// <summary>Lets the code see one event.</summary>
    /// <exception cref="CannotGoOnException">It cannot; the run must be thrown away and the instance
    /// blocked.</exception>
    /// <exception cref="TurnLeftBehindException">It took too long: this thread must end.</exception>
    public void Apply(InstanceEvent received)
    {
        _payloadBytes += received.Payload.Length;
        Count(received);
        Exception? thrown = null;
        var stretch = _watch?.Begin(this) ?? 0;
        _turn.Run(() =>
        {
            try
            {
                Deliver(received);
            }
#pragma warning disable CA1031 // Whatever it is, it is this instance's alone.
            catch (Exception e)
#pragma warning restore CA1031
            {
                thrown = e;
            }
        });
        Outcome = OutcomeNow();
        var problem = ProblemOf(_context.UnreadableEvent ?? thrown);
        _watch?.End(stretch);
        if (problem is not null)
        {
            throw problem;
        }
    }

    /// <summary>The timers that are due at a moment, at most so many, as the events that fire them.</summary>
    public IEnumerable<InstanceEvent> TimersDue(long moment, int most = int.MaxValue) =>
        _context.Timers.Due(moment, most).Select(InstanceEvent.TimerFired);

    private void Deliver(InstanceEvent received)
    {
        switch (received.Kind)
        {
            case InstanceEventKind.Started:
                _context.BeginRun(received.Generation);
                _code = _orchestrator.RunAsync(_context, received.Payload);
                break;
            case InstanceEventKind.EventRaised:
                _context.Events.Raise(received.Name!, received.Payload);
                break;
            case InstanceEventKind.TimerFired:
                _context.Timers.Fire(received.TaskId);
                break;
            case InstanceEventKind.TaskCompleted:
            case InstanceEventKind.SubOrchestrationCompleted:
                _context.Succeed(received.TaskId, received.Payload);
                break;
            case InstanceEventKind.TaskFailed:
            case InstanceEventKind.SubOrchestrationFailed:
                _context.Fail(received.TaskId, received.Payload);
                break;
            case InstanceEventKind.Suspended:
            case InstanceEventKind.Resumed:
                break;
            default:
                throw new InvalidDataException($"An event of kind {received.Kind} is not known to this release.");
        }
    }

    private void Count(InstanceEvent received)
    {
        if (received.Kind == InstanceEventKind.Started)
        {
            _generation = received.Generation;
        }

        // Holds stand in the history, but the code that is in memory is not told of them.
        if (received.Kind is not (InstanceEventKind.Suspended or InstanceEventKind.Resumed))
        {
            _seen++;
        }
    }

    /// <summary>Asks the code's exception for its texts, which are code too; so within the watched stretch.</summary>
    private RunOutcome? OutcomeNow()
    {
        if (_code is not { IsCompleted: true } code || _context.HasOpenTasks)
        {
            return null;
        }

        return code.IsFaulted ? Failed(code.Exception.InnerException!)
            : code.IsCanceled ? Failed(new TaskCanceledException(code))
            : _context.Continuation is { } next ? next
            : new RunOutcome(TurnActionKind.Completed, code.GetAwaiter().GetResult(), PreservesEvents: true);
    }

    private CannotGoOnException? ProblemOf(Exception? thrown)
    {
        if (thrown is PayloadException)
        {
            return new CannotGoOnException(
                thrown.Message, "The payload is kept. Deploy a release that can read it; the instance then goes on.");
        }

        if ((_turn.Thrown ?? thrown) is not { } other)
        {
            return null;
        }

        var failure = FailureDetails.Of(other);
        return _turn.Thrown is not null
            ? new CannotGoOnException(
                $"An 'async void' method of the orchestrator threw {failure.ErrorType}: {failure.ErrorMessage}",
                "Let it return a Task and await that, then deploy; the instance then goes on.")
            : new CannotGoOnException(
                $"An event could not be shown to the orchestrator, {failure.ErrorType}: {failure.ErrorMessage}",
                "The event is kept. Deploy a release that can show it; the instance then goes on.");
    }

    private static RunOutcome Failed(Exception exception) =>
        new(
            TurnActionKind.Failed,
            JsonSerializer.SerializeToUtf8Bytes(FailureDetails.Of(exception), Payload.Options),
            PreservesEvents: false);
}
