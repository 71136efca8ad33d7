using System.Text.Json;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable;

/// <summary>How a run goes on, is held and ends.</summary>
public sealed partial class DurableTaskOrchestrationContext
{
    private async Task<JsonElement> RunAsync(OrchestratorEntry orchestrator)
    {
        _ledger.TellAhead();
        byte[] output;
        try
        {
            _deliveries.Within(() => _run = orchestrator.RunAsync(this, Json.BytesOf(_input.Input)));
            output = await _run!;
        }
        catch (PayloadException e)
        {
            _blockage.Because(e.Message);
            return await HeldAsync();
        }
        catch (Exception e)
        {
            var failure = FailureDetails.Of(e);
            return _ledger.BlockIfBehind($"it fails with {e.GetType().Name}: {failure.ErrorMessage}")
                ? await HeldAsync()
                : throw CodedFailureException.Of(e);
        }

        if (_ledger.BlockIfBehind("it ends"))
        {
            return await HeldAsync();
        }

        if (_next is { } next)
        {
            Continue(next.Input, next.PreserveUnprocessedEvents);
        }

        return Json.Parse(output);
    }

    private Task<JsonElement> HeldAsync()
    {
        LookAtRun();
        return Blockage.Never<JsonElement>();
    }

    private void Continue(JsonElement input, bool preserveUnprocessedEvents)
    {
        // The host would hand on what it keeps itself behind what comes later.
        var kept = preserveUnprocessedEvents ? _mailbox.TakeOver(_recorded.EventNames) : [];

        // The next run has a new history, so it may take the newest code.
        var newest = _catalogue.Orchestrators[_inner.Name].Version;
        var next = new RunInput(input)
        {
            SeenKeys = _seen.ForTheNextRun,
            Version = newest == InstanceVersion ? null : newest,
            Shown = _shown,
            KeptEvents = kept,
        };
        _inner.ContinueAsNew(next.Wrap(), preserveUnprocessedEvents);
    }

    private bool MayHear() =>
        !_blockage.Stands && (_inner.IsReplaying || !_ledger.BlockIfBehind("it goes on without that"));

    /// <summary>After a stretch of running: does it wait for something that can come, and what does it show.</summary>
    private void LookAtRun()
    {
        if (_run is { IsCompleted: false } && !_blockage.Stands && _deliveries.Open == 0 && !_mailbox.HasWaiters)
        {
            _blockage.Because(
                "It waits for something that is not durable. Use CreateTimerAsync, CallActivityAsync or "
                + "WaitForExternalEventAsync, and deploy.");
        }

        var wrapped = new ShownStatus(
            _shown, _blockage.Reason, _timers.Next, _recorded.WasRewound, _recorded.Wakes).Wrap();
        if (wrapped?.GetRawText() is var text && text != _lastShown)
        {
            _lastShown = text;
            _inner.SetCustomStatus(wrapped);
        }
    }
}
