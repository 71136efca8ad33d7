using System.Globalization;

namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// The mistakes found in one file. Of a file that is no programme at all, the first hundred are told and how many more
/// there are.
/// </summary>
internal sealed class Mistakes(string file)
{
    private const int MostTold = 100;
    private const int MostKept = 10_000;

    private readonly List<Mistake> _found = [];
    private readonly List<Mistake> _notes = [];
    private int _notKept;

    public int Count => _found.Count + _notKept;

    /// <summary>In the order of the text, each once.</summary>
    public IReadOnlyList<Mistake> InOrder
    {
        get
        {
            var told = _found.Distinct().OrderBy(m => m.Line).ThenBy(m => m.Column).ToList();
            var more = told.Count + _notKept - MostTold;
            return more <= 0 ? told :
            [
                .. told.Take(MostTold),
                new Mistake(file, 0, 0, string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {more} more mistakes. Correct these first, and read the file again.")),
            ];
        }
    }

    /// <summary>What is worth knowing and no mistake, in the order of the text.</summary>
    public IReadOnlyList<string> Notes =>
        [.. _notes.OrderBy(n => n.Line).ThenBy(n => n.Column).Select(n => n.ToString())];

    /// <summary>Tells something that is no mistake.</summary>
    public void Note(Node at, string message) => _notes.Add(new Mistake(file, at.Line, at.Column, message));

    public void Add(Node at, string message) => Add(at.Line, at.Column, message);

    public void Add(int line, int column, string message)
    {
        if (_found.Count < MostKept)
        {
            _found.Add(new Mistake(file, line, column, message));
        }
        else
        {
            _notKept++;
        }
    }

    public void AddForFile(string message) => Add(0, 0, message);
}
