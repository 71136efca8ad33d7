using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable;
using Xunit;
using TaskFailedException = Microsoft.DurableTask.TaskFailedException;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>
/// One run of an orchestration in a Durable Task that a test plays, event by event, as Durable Task 1.25 behaves: its
/// waits that were given up stay and take the next event, its retries ask the handler. Everything that is decided is
/// written down.
/// </summary>
internal sealed class ScriptedRun : TaskOrchestrationContext
{
    private readonly Dictionary<string, Stack<TaskCompletionSource<object?>>> _waits =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Queue<JsonElement>> _buffer = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, TaskCompletionSource<JsonElement>> _calls = [];
    private readonly JsonElement _input;
    private int _next;
    private int _guids;

    private ScriptedRun(string name, string input) => (Name, _input) = (name, Parse(input));

    public override TaskName Name { get; }

    public override string InstanceId => "net-2026";

    public override ParentOrchestrationInstance? Parent { get; } = new("NetworkCycle", "network-1");

    public override DateTime CurrentUtcDateTime => Now.UtcDateTime;

    public override bool IsReplaying => false;

    public override string Version => "1.0";

    protected override ILoggerFactory LoggerFactory => throw new NotSupportedException();

    /// <summary>What the run has decided, in order.</summary>
    public List<string> Decided { get; } = [];

    public List<string?> Statuses { get; } = [];

    public Dictionary<int, ScriptedTimer> Timers { get; } = [];

    public List<TaskOptions?> Options { get; } = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public Task<JsonElement> Output { get; private set; } = Task.FromResult(default(JsonElement));

    /// <summary>The output, once there is one.</summary>
    public string Text => Output.IsCompletedSuccessfully
        ? Output.GetAwaiter().GetResult().ToString()
        : throw new InvalidOperationException($"The run is {Output.Status}: {Output.Exception?.Message}");

    public static ScriptedRun Start(
        Catalogue catalogue, string input = "\"\"", string name = "Story", params (string, string)[] early)
    {
        var run = new ScriptedRun(name, input);
        foreach (var (happening, payload) in early)
        {
            run.Raise(happening, payload);
        }

        Alone(() => run.Output = DurableTaskOrchestrationContext.RunAsync(run, catalogue));
        return run;
    }

    public static JsonElement Parse(string json) => JsonDocument.Parse(Encoding.UTF8.GetBytes(json)).RootElement;

    /// <summary>An event arrives.</summary>
    public void Raise(string name, string payload) => Alone(() =>
    {
        var json = Parse(payload);
        if (_waits.TryGetValue(name, out var waits) && waits.TryPop(out var newest))
        {
            newest.TrySetResult(json);
            return;
        }

        if (!_buffer.TryGetValue(name, out var kept))
        {
            _buffer.Add(name, kept = new Queue<JsonElement>());
        }

        kept.Enqueue(json);
    });

    /// <summary>A call is answered.</summary>
    public void Answer(int id, string json) => Alone(() => _calls[id].SetResult(Parse(json)));

    /// <summary>A call fails, as a host tells it.</summary>
    public void Fail(int id, TaskFailureDetails? details, string task = "Work") =>
        Alone(() => _calls[id].SetException(new TaskFailedException(task, id, details!)));

    /// <summary>A timer fires, at its moment or at another one.</summary>
    public void Fire(int id, TimeSpan early = default) => Alone(() =>
    {
        var timer = Timers[id];
        Now = timer.FireAt - early;
        timer.Source.TrySetResult();
    });

    /// <summary>The clock of the next turn's machine.</summary>
    public void TurnAt(DateTimeOffset now) => Now = now;

    public override T GetInput<T>() => (T)(object)_input;

    public override Task<TResult> CallActivityAsync<TResult>(
        TaskName name, object? input = null, TaskOptions? options = null)
    {
        Options.Add(options);
        return (Task<TResult>)(object)WithRetry($"call {name.Name} {input}", options);
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        Options.Add(options);
        var id = ((SubOrchestrationOptions)options!).InstanceId;
        return (Task<TResult>)(object)WithRetry($"part {orchestratorName.Name} {id} {input}", options);
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Assert.Equal(DateTimeKind.Utc, fireAt.Kind);
        var timer = new ScriptedTimer(new DateTimeOffset(fireAt));
        Timers.Add(_next, timer);
        Decided.Add($"#{_next++} timer {fireAt:MM-dd HH:mm:ss}");
        using var registration = cancellationToken.Register(() => timer.Source.TrySetCanceled(cancellationToken));
        await timer.Source.Task;
    }

    public override async Task<T> WaitForExternalEvent<T>(
        string eventName, CancellationToken cancellationToken = default)
    {
        Assert.False(cancellationToken.CanBeCanceled, "A wait of the host that can be given up loses an event.");
        if (_buffer.TryGetValue(eventName, out var kept) && kept.TryDequeue(out var first))
        {
            return (T)(object)first;
        }

        if (!_waits.TryGetValue(eventName, out var waits))
        {
            _waits.Add(eventName, waits = new Stack<TaskCompletionSource<object?>>());
        }

        var wait = new TaskCompletionSource<object?>();
        waits.Push(wait);
        Assert.Single(waits);
        return (T)(await wait.Task)!;
    }

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        Decided.Add($"#{_next++} send {instanceId} {eventName} {payload}");

    public override void SetCustomStatus(object? customStatus) => Statuses.Add(customStatus?.ToString());

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        Decided.Add($"continue {newInput} {(preserveUnprocessedEvents ? "with" : "without")} events");

    public override Guid NewGuid() => new(++_guids, 0, 0, new byte[8]);

    /// <summary>Durable Task runs an orchestration on a thread without a synchronisation context.</summary>
    private static void Alone(Action turn)
    {
        var outside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            turn();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outside);
        }
    }

    private async Task<JsonElement> WithRetry(string what, TaskOptions? options)
    {
        var began = Now;
        for (var failures = 1; ; failures++)
        {
            try
            {
                var call = new TaskCompletionSource<JsonElement>();
                _calls.Add(_next, call);
                Decided.Add($"#{_next++} {what}");
                return await call.Task;
            }
            catch (TaskFailedException e) when (options?.Retry?.Handler is { } handler)
            {
                var told = e.FailureDetails ?? new TaskFailureDetails("(unknown)", "(unknown)", null, null, null);
                if (!await handler(new RetryContext(this, failures, told, Now - began, CancellationToken.None)))
                {
                    throw;
                }
            }
        }
    }
}
