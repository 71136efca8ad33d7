namespace ProgramFlows.Adapters.Programs;

/// <summary>The mistakes found in one file.</summary>
internal sealed class Mistakes(string file)
{
    private readonly List<Mistake> _found = [];

    public int Count => _found.Count;

    /// <summary>In the order of the text, each once.</summary>
    public IReadOnlyList<Mistake> InOrder => [.. _found.Distinct().OrderBy(m => m.Line).ThenBy(m => m.Column)];

    public void Add(Node at, string message) => Add(at.Line, at.Column, message);

    public void Add(int line, int column, string message) => _found.Add(new Mistake(file, line, column, message));

    public void AddForFile(string message) => Add(0, 0, message);
}
