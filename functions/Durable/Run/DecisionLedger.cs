using System.Text.Json;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Replay;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>
/// The decisions of one run. What the history has is told to the host again before the orchestrator's code comes to it,
/// and the code is then held against it. So the host always finds what it looks for: it would fail an instance whose
/// code decides something else than it did, and lose what the instance waits for; here the run is held instead.
/// </summary>
/// <param name="host">Durable Task, which numbers the decisions it is told of.</param>
/// <param name="recorded">The history's decisions.</param>
/// <param name="block">What holds the run.</param>
internal sealed class DecisionLedger(TaskOrchestrationContext host, RecordedRun recorded, BlockReason block)
{
    private readonly Dictionary<int, IssuedAction> _issuedAhead = [];
    private int _issued;
    private int _decided;

    /// <summary>Tells the host what is recorded, up to where a rewind has left a gap.</summary>
    public void IssueAhead()
    {
        while (recorded.Find(_issued) is { } decision)
        {
            // Durable Task cuts what lies days ahead into pieces; of a timer that it knows it looks at the number.
            var soon = new DateTimeOffset(DateTime.SpecifyKind(host.CurrentUtcDateTime, DateTimeKind.Utc));
            _issuedAhead.Add(_issued, Issue(decision with { FireAt = soon }) with { Decision = decision });
        }
    }

    /// <summary>The code decides something; what comes of it is known later.</summary>
    public IssuedAction Decide(Decision decision)
    {
        if (block.Stands)
        {
            return IssuedAction.None(decision);
        }

        var number = _decided++;
        if (!_issuedAhead.Remove(number, out var made))
        {
            made = Issue(decision);
            IssueAhead();
        }
        else if (!made.Decision.As(number).IsSameAs(decision.As(number)))
        {
            BlockOn(made.Decision.As(number).Describe(), decision.As(number).Describe());
            return IssuedAction.None(decision);
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

    private IssuedAction Issue(Decision decision)
    {
        _issued++;
        var givesUp = new CancellationTokenSource();
        return new IssuedAction(decision, AnswerOf(decision, givesUp.Token), givesUp);
    }

    private Task<JsonElement> AnswerOf(Decision decision, CancellationToken givenUp) => decision.Kind switch
    {
        ActionKind.Activity => host.CallActivityAsync<JsonElement>(decision.Name, decision.Payload),
        ActionKind.Timer => FiredAsync(host.CreateTimer(decision.FireAt.UtcDateTime, givenUp)),
        _ => host.CallSubOrchestratorAsync<JsonElement>(decision.Name, decision.Payload, OptionsOf(decision)),
    };

    private static SubOrchestrationOptions OptionsOf(Decision sub) => new(retry: null, sub.InstanceId)
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
