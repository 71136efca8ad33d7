using System.Text.Json;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Replay;
using ProgramFlows.Functions.Durable.Events;
using ProgramFlows.Functions.Durable.Wire;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>One run of an orchestrator in one turn of the host: how it goes on, is held and ends.</summary>
internal sealed class OrchestrationRun
{
    private readonly TaskOrchestrationContext _host;
    private readonly OrchestratorEntry _orchestrator;
    private readonly RecordedRun _recorded;
    private readonly RunInput _input;
    private readonly SeenKeys _seen;
    private string? _lastShown;
    private Task<byte[]>? _code;

    /// <param name="host">What Durable Task gives it.</param>
    /// <param name="orchestrator">Its code.</param>
    /// <param name="recorded">What it has decided before.</param>
    public OrchestrationRun(TaskOrchestrationContext host, OrchestratorEntry orchestrator, RecordedRun recorded)
    {
        (_host, _orchestrator, _recorded) = (host, orchestrator, recorded);
        _input = RunInput.Open(host.GetInput<JsonElement>());
        _seen = new SeenKeys(_input.SeenKeys);
        Shown = _input.Shown;
        Ledger = new ActionLedger(host, recorded, Block);
        Scheduler = new TurnScheduler(MayHear, LookAtRun);
        Events = new RunEvents(name => host.WaitForExternalEvent<JsonElement>(name), _seen, Block, Scheduler);
        Events.Keep(_input.KeptEvents);
    }

    public BlockReason Block { get; } = new();

    public ActionLedger Ledger { get; }

    public TurnScheduler Scheduler { get; }

    public RunEvents Events { get; }

    /// <summary>The moments for which the code waits.</summary>
    public List<DateTimeOffset> OpenTimers { get; } = [];

    /// <summary>What the code shows.</summary>
    public JsonElement? Shown { get; set; }

    /// <summary>What the run is continued with; null when it is not.</summary>
    public (JsonElement Input, bool PreserveUnprocessedEvents)? Next { get; set; }

    public string Version => _input.Version ?? InstanceVersion;

    public DateTimeOffset TurnsClock => new(DateTime.SpecifyKind(_host.CurrentUtcDateTime, DateTimeKind.Utc));

    private string InstanceVersion => string.IsNullOrEmpty(_host.Version) ? HostTags.FirstVersion : _host.Version;

    /// <summary>Runs the code as far as it comes in this turn.</summary>
    /// <param name="context">What the code is given.</param>
    public async Task<JsonElement> RunAsync(OrchestrationContext context)
    {
        Ledger.IssueAhead();
        byte[] output;
        try
        {
            Scheduler.Within(() => _code = _orchestrator.RunAsync(context, Json.BytesOf(_input.Input)));
            output = await _code!;
        }
        catch (PayloadException e)
        {
            Block.Because(e.Message);
            return await HeldAsync();
        }
        catch (Exception e)
        {
            var failure = FailureDetails.Of(e);
            return Ledger.BlockIfBehind($"it fails with {e.GetType().Name}: {failure.ErrorMessage}")
                ? await HeldAsync()
                : throw CodedFailureException.Of(e);
        }

        if (Ledger.BlockIfBehind("it ends"))
        {
            return await HeldAsync();
        }

        if (Next is { } next)
        {
            Continue(next.Input, next.PreserveUnprocessedEvents);
        }

        return Json.Parse(output);
    }

    private Task<JsonElement> HeldAsync()
    {
        LookAtRun();
        return BlockReason.Never<JsonElement>();
    }

    private void Continue(JsonElement input, bool preserveUnprocessedEvents)
    {
        // The host would hand on what it keeps itself behind what comes later.
        var kept = preserveUnprocessedEvents ? Events.TakeOver(_recorded.EventNames) : [];

        // The next run has a new history, so it may take the newest code.
        var newest = _orchestrator.Version;
        var next = new RunInput(input)
        {
            SeenKeys = _seen.ForTheNextRun,
            Version = newest == InstanceVersion ? null : newest,
            Shown = Shown,
            KeptEvents = kept,
        };
        _host.ContinueAsNew(next.Wrap(), preserveUnprocessedEvents);
    }

    private bool MayHear() =>
        !Block.Stands && (_host.IsReplaying || !Ledger.BlockIfBehind("it goes on without that"));

    /// <summary>After a stretch of running: does it wait for something that can come, and what does it show.</summary>
    private void LookAtRun()
    {
        if (_code is { IsCompleted: false } && !Block.Stands && Scheduler.Open == 0 && !Events.HasWaiters)
        {
            Block.Because(RunLimits.NotDurable);
        }

        var next = OpenTimers.Count == 0 ? (DateTimeOffset?)null : OpenTimers.Min();
        var wrapped = new ShownStatus(Shown, Block.Reason, next, _recorded.WasRewound, _recorded.Wakes).Wrap();
        if (wrapped?.GetRawText() is var text && text != _lastShown)
        {
            _lastShown = text;
            _host.SetCustomStatus(wrapped);
        }
    }
}
