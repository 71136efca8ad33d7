using ProgramFlows.Engine.Replay;

namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>Something an orchestrator decided in a turn.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="TaskId">Its sequence number in the run, from 0; the end of the run has
/// none, see <see cref="End"/>.</param>
/// <param name="Name">The activity or orchestrator called; null otherwise.</param>
/// <param name="Key">The idempotency key of an activity call, the instance id of a sub-orchestration; null
/// otherwise.</param>
/// <param name="FireAt">When a timer is due, UTC ticks; 0 otherwise.</param>
/// <param name="Payload">Input, output, failure or reason, as UTF-8 JSON; empty when there is none.</param>
internal sealed record TurnAction(
    TurnActionKind Kind, int TaskId, string? Name, string? Key, long FireAt, byte[] Payload)
{
    private const int NoTask = -1;

    /// <summary>Whether it is the end of the run, which stands last in its turn.</summary>
    public bool IsEnd => TaskId == NoTask;

    /// <summary>The end of a run: its output, failure, next input, or the reason of its termination.</summary>
    public static TurnAction End(TurnActionKind kind, byte[] payload) => new(kind, NoTask, null, null, 0, payload);

    /// <summary>What replay looks at; null for the end of the run.</summary>
    private ActionIdentity? Identity => Kind switch
    {
        TurnActionKind.TaskScheduled => new ActionIdentity(ActionKind.Activity, TaskId, Name, null),
        TurnActionKind.TimerCreated => new ActionIdentity(ActionKind.Timer, TaskId, null, null),
        TurnActionKind.SubOrchestrationCreated => new ActionIdentity(ActionKind.SubOrchestration, TaskId, Name, Key),
        _ => null,
    };

    /// <summary>Whether two runs of the code decided the same, as far as replay looks.</summary>
    public bool IsSameDecisionAs(TurnAction other) =>
        Identity is { } then && other.Identity is { } now ? then.IsSameAs(now) : Kind == other.Kind;

    public string Describe() => Identity?.Describe() ?? $"ends the run ({Kind})";
}
