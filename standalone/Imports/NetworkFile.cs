using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ProgramFlows.Standalone.Places;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Imports;

/// <summary>
/// A CSV file of people and what they are. A network takes part when somebody is its coordinator. UTF-8 is read as it
/// is; what is not valid UTF-8 is read as Windows-874, and that is said.
/// </summary>
internal static class NetworkFile
{
    /// <summary>The columns, in the order of the template.</summary>
    public static readonly IReadOnlyList<string> Columns = ["role", "scope", "name", "email", "language", "joined_on"];

    /// <summary>A file to begin with.</summary>
    public const string Template =
        """
        role,scope,name,email,language,joined_on
        coordinator,500101,สมใจ ตัวอย่าง,somjai@example.org,th,2026-10-01
        provincial-coordinator,50,Anan Example,anan@example.org,en,
        regional-office,north,สำนักงานภาคเหนือ,north@example.org,th,

        """;

    private const int Windows874 = 874;
    private const int LargestFile = 64 * 1024 * 1024;

    public static ReadNetworks Read(string file, ProgrammeDefinition programme, IReadOnlyList<Place> places)
    {
        if (!File.Exists(file))
        {
            throw new IOException($"There is no file '{file}'. 'import --template' writes one to begin with.");
        }

        if (new FileInfo(file).Length > LargestFile)
        {
            throw new IOException($"'{file}' is larger than 64 MiB. Split it.");
        }

        var (text, encoding) = Decode(File.ReadAllBytes(file));
        var rows = new RosterBuilder(programme, places);
        using var reader = new StringReader(text);
        using var csv = new CsvParser(
            reader,
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = true });
        if (!csv.Read())
        {
            rows.Refuse(
                0,
                "ไฟล์ว่าง ใช้แม่แบบจากคำสั่ง import --template",
                "The file is empty. Begin with the one that 'import --template' writes.");
            return rows.Result(encoding);
        }

        if (HeaderOf(csv, rows) is { } header)
        {
            while (csv.Read())
            {
                rows.Add(csv.RawRow, Values(csv.Record!, header, csv.RawRow, rows));
            }
        }

        return rows.Result(encoding);
    }

    private static (string Text, string Encoding) Decode(byte[] bytes)
    {
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff'), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(Windows874)!.GetString(bytes), "Windows-874");
        }
    }

    private static string[]? HeaderOf(CsvParser csv, RosterBuilder rows)
    {
        var header = csv.Record!.Select(c => c.Trim().ToLowerInvariant()).ToArray();
        var good = true;
        foreach (var missing in Columns.Except(header))
        {
            good = false;
            rows.Refuse(
                1,
                $"ไม่มีคอลัมน์ '{missing}' ต้องมีครบ: {string.Join(",", Columns)}",
                $"The column '{missing}' is missing. The columns are {string.Join(",", Columns)}.");
        }

        foreach (var unknown in header.Except(Columns))
        {
            good = false;
            rows.Refuse(
                1, $"ไม่รู้จักคอลัมน์ '{unknown}' โปรดลบออก", $"The column '{unknown}' is not known. Remove it.");
        }

        foreach (var twice in header.GroupBy(c => c).Where(g => g.Count() > 1))
        {
            good = false;
            rows.Refuse(
                1,
                $"คอลัมน์ '{twice.Key}' ซ้ำ โปรดเหลือไว้คอลัมน์เดียว",
                $"The column '{twice.Key}' stands twice. Keep one of them.");
        }

        return good ? header : null;
    }

    private static Dictionary<string, string> Values(string[] record, string[] header, int row, RosterBuilder rows)
    {
        if (record.Length != header.Length)
        {
            rows.Refuse(
                row,
                $"มี {record.Length} ช่อง แต่ต้องมี {header.Length} ช่อง ตรวจเครื่องหมายจุลภาคและอัญประกาศ",
                $"There are {record.Length} fields instead of {header.Length}. Look at commas and quotes.");
        }

        return header.Select(
            (name, i) => (name, value: i < record.Length ? record[i].Trim() : string.Empty)).ToDictionary(f => f.name,
            f => f.value);
    }
}
