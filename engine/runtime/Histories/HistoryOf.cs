using System.Text;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>Shows recorded turns as the contract's history.</summary>
internal static class HistoryOf
{
    public static IEnumerable<HistoryEvent> Turn(TurnRecord turn)
    {
        var at = new DateTimeOffset(turn.Moment, TimeSpan.Zero);
        return turn.Events.Select(e => Event(at, e)).Concat(turn.Actions.Select(a => Action(at, a)));
    }

    private static HistoryEvent Event(DateTimeOffset at, InstanceEvent received) => new(
        at,
        received.Kind switch
        {
            InstanceEventKind.Started => HistoryEventKind.ExecutionStarted,
            InstanceEventKind.TaskCompleted => HistoryEventKind.TaskCompleted,
            InstanceEventKind.TaskFailed => HistoryEventKind.TaskFailed,
            InstanceEventKind.TimerFired => HistoryEventKind.TimerFired,
            InstanceEventKind.SubOrchestrationCompleted => HistoryEventKind.SubOrchestrationCompleted,
            InstanceEventKind.SubOrchestrationFailed => HistoryEventKind.SubOrchestrationFailed,
            InstanceEventKind.Suspended => HistoryEventKind.ExecutionSuspended,
            InstanceEventKind.Resumed => HistoryEventKind.ExecutionResumed,
            _ => HistoryEventKind.EventRaised,
        },
        received.TaskId == InstanceEvent.NoTask || received.Kind == InstanceEventKind.Started ? null : received.TaskId,
        received.Name,
        TextOf(received.Payload));

    private static HistoryEvent Action(DateTimeOffset at, TurnAction action) => new(
        at,
        action.Kind switch
        {
            TurnActionKind.TaskScheduled => HistoryEventKind.TaskScheduled,
            TurnActionKind.TimerCreated => HistoryEventKind.TimerCreated,
            TurnActionKind.SubOrchestrationCreated => HistoryEventKind.SubOrchestrationCreated,
            _ => HistoryEventKind.ExecutionCompleted,
        },
        action.IsEnd ? null : action.TaskId,
        action.Name,
        action.Kind == TurnActionKind.TimerCreated
            ? $"\"{new DateTimeOffset(action.FireAt, TimeSpan.Zero):O}\""
                : TextOf(action.Payload));

    private static string? TextOf(byte[] json) => json.Length == 0 ? null : Encoding.UTF8.GetString(json);
}
