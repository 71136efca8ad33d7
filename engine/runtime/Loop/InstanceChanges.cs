using System.Buffers;
using ProgramFlows.Engine.Runtime.Histories;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>What of an instance has changed and has yet to be written to the journal.</summary>
internal sealed class InstanceChanges(bool isNew)
{
    /// <summary>Whether the instance has no row yet.</summary>
    public bool IsNew { get; private set; } = isNew;

    /// <summary>The turns of this batch, written as one row; null when there are none.</summary>
    public ArrayBufferWriter<byte>? Turns { get; private set; }

    /// <summary>The last row of an earlier run's turns, which is no longer needed; 0 when there is none.</summary>
    public long DiscardedTurns { get; private set; }

    /// <summary>Rows of the inbox that the turns of this batch have taken.</summary>
    public List<long> TakenFromInbox { get; } = [];

    /// <summary>Whether status, result or problem have changed.</summary>
    public bool State { get; private set; }

    public bool CustomStatus { get; private set; }

    public void Append(TurnRecord turn) => TurnCodec.Write(Turns ??= new ArrayBufferWriter<byte>(256), turn);

    /// <summary>Gives up the turns of the present run.</summary>
    public void Discard(InstanceRow row)
    {
        // A run of this batch that is over already has left no row; the one before it has.
        if (row.Head != 0)
        {
            DiscardedTurns = row.Head;
        }

        row.Head = 0;
        Turns = null;
    }

    /// <summary>Notes the rows of entries that a turn has taken.</summary>
    public void Take(IEnumerable<InboxEntry> taken)
    {
        foreach (var entry in taken)
        {
            if (entry.Seq != 0)
            {
                TakenFromInbox.Add(entry.Seq);
            }
        }
    }

    public void ChangeState() => State = true;

    public void ChangeCustomStatus() => CustomStatus = true;

    /// <summary>All of it has been written.</summary>
    public void Clear()
    {
        (IsNew, State, CustomStatus, Turns, DiscardedTurns) = (false, false, false, null, 0);
        TakenFromInbox.Clear();
    }
}
