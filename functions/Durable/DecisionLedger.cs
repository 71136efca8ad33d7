using System.Text.Json;
using Microsoft.DurableTask;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// The decisions of one run. What the history has is told to the host again before the orchestrator's code comes to it,
/// and the code is then held against it. So the host always finds what it looks for: it would fail an instance whose
/// code decides something else than it did, and lose what the instance waits for; here the run is held instead.
/// </summary>
/// <param name="host">Durable Task, which numbers the decisions it is told of.</param>
/// <param name="recorded">The history's decisions.</param>
/// <param name="blockage">What holds the run.</param>
internal sealed class DecisionLedger(TaskOrchestrationContext host, RecordedRun recorded, Blockage blockage)
{
    private readonly Dictionary<int, MadeDecision> _toldAhead = [];
    private int _told;
    private int _decided;

    /// <summary>Tells the host what is recorded, up to where a rewind has left a gap.</summary>
    public void TellAhead()
    {
        while (recorded.Find(_told) is { } decision)
        {
            // Durable Task cuts what lies days ahead into pieces; of a timer that it knows it looks at the number.
            var soon = new DateTimeOffset(DateTime.SpecifyKind(host.CurrentUtcDateTime, DateTimeKind.Utc));
            _toldAhead.Add(_told, Tell(decision with { FireAt = soon }) with { Decision = decision });
        }
    }

    /// <summary>The code decides something; what comes of it is known later.</summary>
    public MadeDecision Decide(Decision decision)
    {
        if (blockage.Stands)
        {
            return MadeDecision.None(decision);
        }

        var number = _decided++;
        if (!_toldAhead.Remove(number, out var made))
        {
            made = Tell(decision);
            TellAhead();
        }
        else if (!made.Decision.IsSameAs(decision))
        {
            Block(made.Decision.Describe(number), decision.Describe(number));
            return MadeDecision.None(decision);
        }

        return made;
    }

    /// <summary>
    /// Holds the run when it goes on, or ends, without what it had decided before; true when it is held.
    /// </summary>
    /// <param name="now">What it does instead.</param>
    public bool BlockIfBehind(string now)
    {
        if (!blockage.Stands && _decided < recorded.Certain)
        {
            Block(recorded.Find(_decided)!.Describe(_decided), now);
        }

        return blockage.Stands;
    }

    private void Block(string then, string now) => blockage.Because(
        $"The code no longer fits the history: then {then}, now {now}. "
        + "Nothing is lost. Deploy code that replays it (see 'Patch'), or roll back; then resume it.");

    private MadeDecision Tell(Decision decision)
    {
        _told++;
        var givesUp = new CancellationTokenSource();
        return new MadeDecision(decision, AnswerOf(decision, givesUp.Token), givesUp);
    }

    private Task<JsonElement> AnswerOf(Decision decision, CancellationToken givenUp) => decision.Kind switch
    {
        DecisionKind.Activity => host.CallActivityAsync<JsonElement>(decision.Name, decision.Payload),
        DecisionKind.Timer => FiredAsync(host.CreateTimer(decision.FireAt.UtcDateTime, givenUp)),
        _ => host.CallSubOrchestratorAsync<JsonElement>(decision.Name, decision.Payload, OptionsOf(decision)),
    };

    private static SubOrchestrationOptions OptionsOf(Decision part) => new(retry: null, part.InstanceId)
    {
        Version = part.Version,
        Tags = part.Tags?.ToDictionary(),
    };

    private static async Task<JsonElement> FiredAsync(Task timer)
    {
        await timer;
        return default;
    }
}
