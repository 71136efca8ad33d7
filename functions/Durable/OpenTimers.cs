namespace ProgramFlows.Functions.Durable;

/// <summary>The moments for which a run waits.</summary>
internal sealed class OpenTimers
{
    private readonly List<DateTimeOffset> _moments = [];

    /// <summary>The next of them; null when there is none.</summary>
    public DateTimeOffset? Next => _moments.Count == 0 ? null : _moments.Min();

    public void Add(DateTimeOffset moment) => _moments.Add(moment);

    public void Remove(DateTimeOffset moment) => _moments.Remove(moment);
}
