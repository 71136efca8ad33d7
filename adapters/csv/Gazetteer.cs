using System.Globalization;
using CsvHelper;
using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Adapters.Csv;

/// <summary>The places that are shipped with the programmes, read once.</summary>
/// <param name="folder">The folder with <c>provinces.csv</c> and <c>subdistricts.csv</c>.</param>
public sealed class Gazetteer(string folder) : IGazetteer
{
    private readonly Lazy<IReadOnlyList<Place>> _places = new(() => Read(folder));

    /// <inheritdoc/>
    public IReadOnlyList<Place> Places => _places.Value;

    private static IReadOnlyList<Place> Read(string folder)
    {
        var offices = Rows(Path.Combine(folder, "provinces.csv")).ToDictionary(r => r[0], r => r[3]);
        var rows = Rows(Path.Combine(folder, "subdistricts.csv"));
        var timesUsed = rows.GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.Count());
        var numbered = new Dictionary<string, int>();
        return [.. rows
            .OrderBy(r => r[3], StringComparer.Ordinal)
                .ThenBy(r => r[2], StringComparer.Ordinal)
                .ThenBy(r => r[1], StringComparer.Ordinal)
            .Select(r => new Place(CodeOf(r), r[1], r[2], r[3], r[4], offices[r[3]]))
            .OrderBy(p => p.Code, StringComparer.Ordinal)];

        string CodeOf(string[] row)
        {
            if (row[0].Length > 0 && timesUsed[row[0]] == 1)
            {
                return row[0];
            }

            numbered[row[3]] = numbered.GetValueOrDefault(row[3]) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{row[3]}x{numbered[row[3]]:000}");
        }
    }

    private static List<string[]> Rows(string file)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        csv.Read();
        while (csv.Read())
        {
            rows.Add(csv.Parser.Record!);
        }

        return rows;
    }
}
