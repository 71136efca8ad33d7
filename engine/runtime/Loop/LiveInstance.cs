using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// An instance as the engine's thread holds it: its row, its inbox, its code if that is in memory, and what has yet to
/// be written.
/// </summary>
internal sealed class LiveInstance(InstanceRow row, bool isNew)
{
    public InstanceRow Row { get; } = row;

    public Inbox Inbox { get; } = new();

    public InstanceChanges Changes { get; } = new(isNew);

    /// <summary>Its code, brought to where its history ends; null while it is not in memory.</summary>
    public OrchestrationRun? Run { get; set; }

    /// <summary>What its turns have taken of its share of a cycle.</summary>
    public CycleShare Share { get; } = new();

    /// <summary>Whether it stands in the queue of those whose turn it is.</summary>
    public bool IsReady { get; set; }

    /// <summary>Whether it stands among those that the batch has to write.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Whether the journal has a wakeup for it.</summary>
    public bool HasWakeup { get; set; }

    /// <summary>What stands in the journal as next due time.</summary>
    public long? WrittenDue { get; set; } = isNew ? null : row.NextDue;

    /// <summary>
    /// What stands in the queue of due times, or will when that is read on; null once it has been taken from there.
    /// </summary>
    public long? QueuedDue { get; set; } = isNew ? null : row.NextDue;

    /// <summary>Its place in the order of last use.</summary>
    public LinkedListNode<LiveInstance>? Place { get; set; }

    /// <summary>What it was counted as when memory was last reckoned.</summary>
    public long CountedBytes { get; set; }

    public bool CanRun => Row.Status is OrchestrationStatus.Pending or OrchestrationStatus.Running;

    /// <summary>Whether a restart must look at it: something in its inbox, or in the world on its behalf.</summary>
    public bool NeedsWakeup =>
        !Row.HasEnded
        && (
            Row.Status == OrchestrationStatus.Blocked
            || Inbox.HasUnseen(Run)
            || (Run is null ? HasWakeup : Run.HasOpenActivities));

    public void SetStatus(OrchestrationStatus status)
    {
        if (Row.Status != status)
        {
            Row.Status = status;
            Changes.ChangeState();
        }
    }

    /// <summary>Shows a custom status to those outside; nothing is written when it is what it was.</summary>
    public void SetCustomStatus(byte[]? json)
    {
        if (!(json ?? []).AsSpan().SequenceEqual(Row.CustomStatus ?? []))
        {
            Row.CustomStatus = json;
            Changes.ChangeCustomStatus();
        }
    }
}
