using DurableTask.Core;
using DurableTask.Core.History;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>What the hub keeps of one instance: its history, what has yet to reach it, and how it is seen.</summary>
internal sealed class HubInstance(string id)
{
    private static readonly OrchestrationStatus[] Ended =
        [OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Terminated];

    private bool _readsPending;

    public string Id { get; } = id;

    public List<HistoryEvent> History { get; private set; } = [];

    public List<TaskMessage> Inbox { get; } = [];

    /// <summary>What was sent from outside and is still on its way.</summary>
    public Queue<TaskMessage> Queue { get; } = new();

    /// <summary>How often it is still looked at before that arrives.</summary>
    public int LooksLeft { get; set; }

    public OrchestrationState? State { get; private set; }

    /// <summary>A turn of it is under way.</summary>
    public bool IsLocked { get; set; }

    public bool IsReady => !IsLocked && Inbox.Count > 0;

    public bool IsIdle => !IsLocked && Inbox.Count == 0;

    public bool HasEnded => State is { } state && Ended.Contains(state.OrchestrationStatus);

    /// <summary>Begins under this id; whatever ended under it before is gone.</summary>
    public void Begin(TaskMessage message, ExecutionStartedEvent started, DateTime now)
    {
        History = [];
        _readsPending = false;
        Queue.Clear();
        Inbox.Clear();
        Inbox.Add(message);
        State = new OrchestrationState
        {
            OrchestrationInstance = started.OrchestrationInstance,
            ParentInstance = started.ParentInstance,
            Name = started.Name,
            Version = started.Version,
            Input = started.Input,
            Tags = started.Tags,
            OrchestrationStatus = OrchestrationStatus.Pending,
            CreatedTime = now,
            LastUpdatedTime = now,
        };
    }

    /// <summary>Keeps what a turn has come to; all that is new in it happened now.</summary>
    public void Keep(OrchestrationRuntimeState runtime, OrchestrationState state, DateTime now)
    {
        foreach (var historyEvent in runtime.NewEvents)
        {
            historyEvent.Timestamp = now;
        }

        History = [.. runtime.Events];
        var hadEnded = State?.CompletedTime;
        State = state;
        State.CreatedTime = runtime.ExecutionStartedEvent?.Timestamp ?? now;
        State.LastUpdatedTime = now;
        State.CompletedTime = HasEnded ? hadEnded is { } at && at.Year < 9_000 ? at : now : DateTime.MaxValue;
        State.Status = runtime.Status;
        _readsPending = runtime.NewEvents.Aggregate(_readsPending, ReadsPendingAfter);
        if (_readsPending)
        {
            State.OrchestrationStatus = OrchestrationStatus.Pending;
        }
    }

    /// <summary>Azure Storage writes a status down when one of these comes; a rewind leaves it at pending.</summary>
    private static bool ReadsPendingAfter(bool before, HistoryEvent historyEvent) => historyEvent switch
    {
        ExecutionRewoundEvent => true,
        ExecutionStartedEvent or ExecutionCompletedEvent or ExecutionTerminatedEvent => false,
        ExecutionSuspendedEvent or ExecutionResumedEvent => false,
        _ => before,
    };
}
