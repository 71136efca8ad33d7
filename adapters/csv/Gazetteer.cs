using System.Globalization;
using CsvHelper;
using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Adapters.Csv;

/// <summary>The places that are shipped with the programmes, read once.</summary>
/// <param name="folder">
/// The folder with <c>provinces.csv</c>, <c>subdistricts.csv</c> and <c>former-codes.csv</c>.
/// </param>
public sealed class Gazetteer(string folder) : IGazetteer
{
    private readonly Lazy<IReadOnlyList<Place>> _places = new(() => ReadPlaces(folder));

    private readonly Lazy<IReadOnlyDictionary<string, string>> _formerCodes = new(
        () => Rows(Path.Combine(folder, "former-codes.csv")).ToDictionary(r => r[0], r => r[1]));

    /// <inheritdoc/>
    public IReadOnlyList<Place> Places => _places.Value;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> FormerCodes => _formerCodes.Value;

    private static IReadOnlyList<Place> ReadPlaces(string folder)
    {
        var provinces = Rows(Path.Combine(folder, "provinces.csv")).ToDictionary(r => r[0]);
        return
        [
            .. Rows(Path.Combine(folder, "subdistricts.csv"))
                .Select(r => new Place(
                    Code: r[0],
                    Name: r[1],
                    District: r[4],
                    ProvinceCode: r[6],
                    Province: r[7],
                    Office: provinces[r[6]][3],
                    new EnglishNames(r[2], r[5], provinces[r[6]][2])))
                .OrderBy(p => p.Code, StringComparer.Ordinal),
        ];
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
