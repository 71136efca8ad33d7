namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// An operation on its way through a tree of instances, from the top down. Its frontier stands in the journal between
/// two cycles, so that it is carried through whatever happens; who asked is told when it has come to its end.
/// </summary>
internal sealed class Cascade(CascadeKind kind, byte[] reason)
{
    private readonly List<CascadeStep> _frontier = [];
    private readonly List<long> _goneRows = [];

    /// <summary>Its number in the journal; 0 while it stands in none.</summary>
    public long Id { get; set; }

    public CascadeKind Kind => kind;

    /// <summary>Why, as UTF-8 JSON.</summary>
    public byte[] Reason => reason;

    /// <summary>Who waits for its end; null when that was another process.</summary>
    public CascadeCommand? Asker { get; init; }

    /// <summary>The search that must end before anything else is done; null for none.</summary>
    public FailureSearch? Search { get; set; }

    public bool IsDone => _frontier.Count == 0 && Search is null;

    /// <summary>Whether something of it stands in the journal or must.</summary>
    public bool HasSteps => _frontier.Count > 0 || _goneRows.Count > 0;

    public void Push(CascadeStep step) => _frontier.Add(step);

    public CascadeStep Pop()
    {
        var step = _frontier[^1];
        _frontier.RemoveAt(_frontier.Count - 1);
        if (step.Row != 0)
        {
            _goneRows.Add(step.Row);
        }

        return step;
    }

    /// <summary>Brings the journal up to date: the steps behind which all have a row stand at the beginning.</summary>
    public void Write(Storage.CascadeRows rows)
    {
        _goneRows.ForEach(rows.RemoveStep);
        _goneRows.Clear();
        var unwritten = _frontier.FindLastIndex(s => s.Row != 0) + 1;
        for (var i = unwritten; i < _frontier.Count; i++)
        {
            var step = _frontier[i];
            _frontier[i] = new CascadeStep(step.Instance, step.After)
            {
                Row = rows.AddStep(Id, step.Instance, step.After),
                Calls = step.Calls,
            };
        }
    }
}
