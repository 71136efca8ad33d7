using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>Reads an instance's turns back along the chain of its rows.</summary>
internal sealed class TurnReader(Database database)
{
    private readonly Statement _select = database.Keep("SELECT previous, record FROM turns WHERE pos = ?");

    /// <summary>The turns of an instance's present run, oldest first.</summary>
    /// <exception cref="JournalException">A row is missing or damaged.</exception>
    public List<TurnRecord> Read(InstanceRow instance)
    {
        var rows = new Stack<List<TurnRecord>>();
        for (var position = instance.Head; position != 0;)
        {
            rows.Push(ReadRow(instance.Seq, position, out position));
        }

        return [.. rows.SelectMany(r => r)];
    }

    private List<TurnRecord> ReadRow(long instance, long position, out long previous)
    {
        _select.Bind(1, position);
        try
        {
            if (!_select.Step())
            {
                throw new InvalidDataException("the row is missing");
            }

            previous = _select.Integer(0);
            return TurnCodec.ReadTurns(_select.Blob(1), new RowPlace(instance, position, previous));
        }
        catch (InvalidDataException e)
        {
            throw database.Damaged($"row {position} of the turns cannot be read", e);
        }
        finally
        {
            _select.Reset();
        }
    }
}
