using System.Buffers;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// An instance as the engine's thread holds it: its row, its code if that is in memory, and what has yet to be written.
/// </summary>
internal sealed class LiveInstance(InstanceRow row, bool isNew)
{
    public InstanceRow Row { get; } = row;

    public Mailbox Mailbox { get; } = new();

    /// <summary>Turns of this batch, written as one row.</summary>
    public ArrayBufferWriter<byte>? Unwritten { get; private set; }

    /// <summary>Rows of the inbox that turns of this batch have taken.</summary>
    public List<long> TakenFromInbox { get; } = [];

    /// <summary>The chain of an earlier run that is no longer needed; 0 when there is none.</summary>
    public long Discarded { get; set; }

    public OrchestrationRun? Run { get; set; }

    /// <summary>What its turns have taken of its share of a cycle.</summary>
    public CycleShare Share { get; } = new();

    /// <summary>Not yet in the journal.</summary>
    public bool IsNew { get; set; } = isNew;

    public bool IsReady { get; set; }

    public bool IsDirty { get; set; }

    public bool HasWakeup { get; set; }

    public bool StateChanged { get; set; }

    public bool CustomStatusChanged { get; set; }

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
            || Mailbox.HasUnseen(Run)
            || (Run is null ? HasWakeup : Run.HasOpenActivities));

    public void Append(TurnRecord turn) => TurnCodec.Write(Unwritten ??= new ArrayBufferWriter<byte>(256), turn);

    public void ForgetUnwritten() => Unwritten = null;

    /// <summary>Gives up the turns of the present run.</summary>
    public void Discard()
    {
        // A run of this batch that is over already has left no row; the one before it has.
        if (Row.Head != 0)
        {
            Discarded = Row.Head;
        }

        Row.Head = 0;
        ForgetUnwritten();
    }

    /// <summary>Notes the rows of messages that a turn has taken.</summary>
    public void Take(IEnumerable<Message> taken) =>
        TakenFromInbox.AddRange(taken.Where(m => m.InboxSeq != 0).Select(m => m.InboxSeq));

    public void SetStatus(OrchestrationStatus status)
    {
        if (Row.Status != status)
        {
            Row.Status = status;
            StateChanged = true;
        }
    }
}
