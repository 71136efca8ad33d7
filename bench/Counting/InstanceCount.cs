using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Bench.Counting;

/// <summary>
/// Goes through one instance's history and adds it to a tally. The code is replayed beside, because a history does not
/// tell when a timer was given up.
/// </summary>
/// <param name="tally">What it is added to.</param>
/// <param name="run">A fresh run of the instance's orchestrator.</param>
/// <param name="endedAt">When the instance ended, UTC ticks; null while it goes on.</param>
internal sealed class InstanceCount(Tally tally, OrchestrationRun run, long? endedAt)
{
    private readonly Dictionary<int, (long SetAt, long FireAt)> _timers = [];
    private long _bytes;

    public void Add(IReadOnlyList<TurnRecord> history)
    {
        foreach (var turn in history)
        {
            tally.Turns++;
            run.BeginTurn(turn.Moment, turn.Actions);
            foreach (var received in turn.Events)
            {
                run.Apply(received);
                Add(received, turn.Moment);
            }

            run.Recall(turn.Actions);
            foreach (var action in turn.Actions)
            {
                Add(action, turn.Moment);
            }

            CloseTimers(turn);
        }

        foreach (var (setAt, fireAt) in _timers.Values)
        {
            Fire(DurableTimers.PiecesOf(setAt, fireAt, endedAt ?? history[^1].Moment));
        }

        tally.LargestHistory = Math.Max(tally.LargestHistory, _bytes);
    }

    private void Add(InstanceEvent received, long moment)
    {
        Weigh(received.Payload);
        switch (received.Kind)
        {
            case InstanceEventKind.Started:
                tally.Orchestrations++;
                break;
            case InstanceEventKind.TaskCompleted or InstanceEventKind.TaskFailed:
                tally.ActivityAnswers++;
                break;
            case InstanceEventKind.SubOrchestrationCompleted or InstanceEventKind.SubOrchestrationFailed:
                tally.SubOrchestrationAnswers++;
                break;
            case InstanceEventKind.EventRaised:
                tally.Events++;
                break;
            case InstanceEventKind.TimerFired:
                tally.TimersFired++;
                return; // Its pieces are counted when it closes.
            default:
                break;
        }

        tally.Dispatch(moment);
    }

    private void Add(TurnAction action, long moment)
    {
        Weigh(action.Payload);
        switch (action.Kind)
        {
            case TurnActionKind.TaskScheduled:
                tally.ActivityCalls++;
                tally.Dispatch(moment);
                break;
            case TurnActionKind.SubOrchestrationCreated:
                tally.SubOrchestrations++; // Its start is counted where it starts.
                break;
            case TurnActionKind.TimerCreated:
                tally.TimersSet++;
                _timers.Add(action.TaskId, (moment, action.FireAt));
                break;
            case TurnActionKind.ContinuedAsNew:
                tally.ContinuedAsNew++;
                break;
            default:
                break;
        }
    }

    private void CloseTimers(TurnRecord turn)
    {
        var fired = turn.Events.Where(e => e.Kind == InstanceEventKind.TimerFired).Select(e => e.TaskId).ToHashSet();
        foreach (var id in _timers.Keys.Except(run.OpenTimers).ToList())
        {
            _timers.Remove(id, out var timer);
            Fire(DurableTimers.PiecesOf(timer.SetAt, timer.FireAt, fired.Contains(id) ? null : turn.Moment));
        }
    }

    private void Fire(IEnumerable<long> pieces)
    {
        foreach (var due in pieces.Where(p => endedAt is null || p <= endedAt))
        {
            tally.TimerPiecesFired++;
            tally.Dispatch(due);
        }
    }

    private void Weigh(byte[] payload)
    {
        _bytes += payload.Length;
        tally.LargestPayload = Math.Max(tally.LargestPayload, payload.Length);
    }
}
