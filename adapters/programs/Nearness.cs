namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// How far two words are apart, to suggest the one that was meant; for keys of a programme and words of a command line
/// alike.
/// </summary>
public static class Nearness
{
    /// <summary>The known word that was meant; null when none is near enough to be worth a guess.</summary>
    private static string? Nearest(string word, IEnumerable<string> known) =>
        known

            // No word becomes another with fewer changes than it has letters more or less.
            .Where(k => 2 * Math.Abs(k.Length - word.Length) <= Math.Max(k.Length, word.Length))
            .Select(k => (Word: k, Distance: Distance(k, word)))
            .Where(k => 2 * k.Distance <= Math.Max(k.Word.Length, word.Length))
            .OrderBy(k => k.Distance)
            .ThenBy(k => k.Word, StringComparer.Ordinal)
            .Select(k => k.Word)
            .FirstOrDefault();

    /// <summary>"Did you mean this?", or nothing.</summary>
    public static string Suggestion(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;

    /// <summary>The number of letters to add, drop or change (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
