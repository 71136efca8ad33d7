namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>What is wrong with a file: all of it is counted, and the first hundred problems are kept.</summary>
internal sealed class Problems
{
    /// <summary>The most problems that are told; whoever has mended these reads the file again.</summary>
    public const int MostTold = 100;

    private readonly PriorityQueue<Problem, (int Row, int Order)> _first =
        new(Comparer<(int Row, int Order)>.Create((a, b) => b.CompareTo(a)));

    public int Count { get; private set; }

    /// <summary>In the order of the rows.</summary>
    public IReadOnlyList<Problem> InOrder =>
        [.. _first.UnorderedItems.OrderBy(p => p.Priority).Select(p => p.Element)];

    public void Add(int row, string th, string en)
    {
        var order = (row, Count++);
        _first.Enqueue(new Problem(row, th, en), order);
        if (_first.Count > MostTold)
        {
            _first.Dequeue();
        }
    }
}
