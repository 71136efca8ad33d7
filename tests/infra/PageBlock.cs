namespace ProgramFlows.Tests.Infra;

/// <summary>Commands of a page, what is said about them above, and what one should see below.</summary>
internal sealed record PageBlock(int Line, string Mark, string Commands, IReadOnlyList<string> Seen)
{
    private const string Fence = "```";

    public bool IsRun => Mark == "_Run by a test._";

    /// <summary>Not run, with the reason.</summary>
    public bool IsExcused =>
        Mark.StartsWith("_Not run: ", StringComparison.Ordinal) && Mark.EndsWith("._", StringComparison.Ordinal)
        && Mark.Length > "_Not run: because._".Length;

    public static IReadOnlyList<PageBlock> Of(string page)
    {
        var lines = File.ReadAllLines(page);
        var blocks = new List<PageBlock>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(lines, i + 1, l => l == Fence);
            var inside = lines[(i + 1)..end];
            if (lines[i] == Fence + "text")
            {
                blocks[^1] = blocks[^1] with { Seen = inside };
            }
            else
            {
                blocks.Add(new PageBlock(i + 1, lines[i - 1], string.Join('\n', inside), []));
            }

            i = end;
        }

        return blocks;
    }
}
