using System.Globalization;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Bench;

/// <summary>docs/scale.md, table by table, and the results it was written from.</summary>
internal static class ScalePage
{
    /// <summary>The figures of each run in the results, by name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Results()
    {
        var runs = new List<Dictionary<string, double>>();
        foreach (var line in File.ReadLines(Path.Combine(House.Root, "bench", "results", "actions-2570.txt")))
        {
            if (line.StartsWith("actions (", StringComparison.Ordinal))
            {
                runs.Add([]);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                var gap = line.LastIndexOf(' ');
                runs[^1].Add(line[..gap].Trim(), double.Parse(line[gap..], CultureInfo.InvariantCulture));
            }
        }

        return runs;
    }

    /// <summary>The rows of the table under a heading, cell by cell, without its head.</summary>
    public static IReadOnlyList<string[]> Table(string heading) =>
    [
        .. File.ReadLines(Path.Combine(House.Root, "docs", "scale.md"))
            .SkipWhile(l => l != $"## {heading}")
            .SkipWhile(l => !l.StartsWith('|'))
            .TakeWhile(l => l.StartsWith('|'))
            .Skip(2)
            .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];
}
