using System.Text.Json;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Replay;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>
/// The actions of one run. What the history has is told to the host again before the orchestrator's code comes to it,
/// and the code is then held against it. So the host always finds what it looks for: it would fail an instance whose
/// code decides something else than it did, and lose what the instance waits for; here the run is held instead.
/// </summary>
/// <param name="host">Durable Task, which numbers the actions it is told of.</param>
/// <param name="recorded">The history's actions.</param>
/// <param name="block">What holds the run.</param>
internal sealed class ActionLedger(TaskOrchestrationContext host, RecordedRun recorded, BlockReason block)
{
    private readonly Dictionary<int, IssuedAction> _issuedAhead = [];
    private int _issued;
    private int _decided;

    /// <summary>Tells the host what is recorded, up to where a rewind has left a gap.</summary>
    public void IssueAhead()
    {
        while (recorded.Find(_issued) is { } action)
        {
            // Durable Task cuts what lies days ahead into pieces; of a timer that it knows it looks at the number.
            var soon = new DateTimeOffset(DateTime.SpecifyKind(host.CurrentUtcDateTime, DateTimeKind.Utc));
            _issuedAhead.Add(_issued, Issue(action with { FireAt = soon }) with { Action = action });
        }
    }

    /// <summary>The code decides something; what comes of it is known later.</summary>
    public IssuedAction Decide(TurnAction action)
    {
        if (block.Stands)
        {
            return IssuedAction.None(action);
        }

        var number = _decided++;
        if (!_issuedAhead.Remove(number, out var made))
        {
            made = Issue(action);
            IssueAhead();
        }
        else if (!made.Action.As(number).IsSameAs(action.As(number)))
        {
            BlockOn(made.Action.As(number).Describe(), action.As(number).Describe());
            return IssuedAction.None(action);
        }

        return made;
    }

    /// <summary>
    /// Holds the run when it goes on, or ends, without what it had decided before; true when it is held.
    /// </summary>
    /// <param name="now">What it does instead.</param>
    public bool BlockIfBehind(string now)
    {
        if (!block.Stands && _decided < recorded.Certain)
        {
            BlockOn(recorded.Find(_decided)!.As(_decided).Describe(), now);
        }

        return block.Stands;
    }

    private void BlockOn(string then, string now) => block.Because(
        $"The code no longer fits the history: then {then}, now {now}. "
        + "Nothing is lost. Deploy code that replays it (see 'Patch'), or roll back; then resume it.");

    private IssuedAction Issue(TurnAction action)
    {
        _issued++;
        var givesUp = new CancellationTokenSource();
        return new IssuedAction(action, AnswerOf(action, givesUp.Token), givesUp);
    }

    private Task<JsonElement> AnswerOf(TurnAction action, CancellationToken givenUp) => action.Kind switch
    {
        ActionKind.Activity => host.CallActivityAsync<JsonElement>(action.Name, action.Payload),
        ActionKind.Timer => FiredAsync(host.CreateTimer(action.FireAt.UtcDateTime, givenUp)),
        _ => host.CallSubOrchestratorAsync<JsonElement>(action.Name, action.Payload, OptionsOf(action)),
    };

    private static SubOrchestrationOptions OptionsOf(TurnAction sub) => new(retry: null, sub.InstanceId)
    {
        Version = sub.Version,
        Tags = sub.Tags?.ToDictionary(),
    };

    private static async Task<JsonElement> FiredAsync(Task timer)
    {
        await timer;
        return default;
    }
}
