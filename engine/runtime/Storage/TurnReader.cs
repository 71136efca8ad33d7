using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>Reads an instance's turns back along the chain of its rows.</summary>
internal sealed class TurnReader(Database database) : IDisposable
{
    private readonly Statement _select = database.Prepare("SELECT previous, record FROM turns WHERE pos = ?");

    /// <summary>The turns of the run whose last row stands at a position, oldest first.</summary>
    /// <exception cref="JournalException">A row is missing or damaged.</exception>
    public List<TurnRecord> Read(long head)
    {
        var rows = new Stack<List<TurnRecord>>();
        for (var position = head; position != 0;)
        {
            rows.Push(ReadRow(position, out position));
        }

        return [.. rows.SelectMany(r => r)];
    }

    public void Dispose() => _select.Dispose();

    private List<TurnRecord> ReadRow(long position, out long previous)
    {
        _select.Bind(1, position);
        try
        {
            if (!_select.Step())
            {
                throw new InvalidDataException("the row is missing");
            }

            previous = _select.Integer(0);
            return TurnCodec.ReadTurns(_select.Blob(1));
        }
        catch (InvalidDataException e)
        {
            throw new JournalException(
                JournalTrouble.Damaged,
                $"'{database.File}' is damaged: row {position} of the turns cannot be read ({e.Message}). Nothing "
                + $"was changed. "
                + "Restore the newest backup, or keep the file and ask for help before you delete anything.",
                e);
        }
        finally
        {
            _select.Reset();
        }
    }
}
