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
        if (text.Contains('\0'))
        {
            rows.Refuse(
                0,
                "ไม่ใช่ไฟล์ข้อความ ในโปรแกรมตารางคำนวณให้บันทึกเป็น CSV UTF-8",
                "This is no text file. In the spreadsheet program, save it as CSV UTF-8.");
            return rows.Result(encoding);
        }

        ReadRows(text, rows);
        return rows.Result(encoding);
    }

    /// <summary>
    /// Reads line by line, as no field may run over several: a quote that is not closed spoils its own row only.
    /// </summary>
    private static void ReadRows(string text, RosterBuilder rows)
    {
        using var lines = new StringReader(text);
        string[]? header = null;
        for (var row = 1; lines.ReadLine() is { } line; row++)
        {
            if (FieldsOf(line, row, rows) is not { } fields)
            {
                if (header is null && rows.HasProblems)
                {
                    return;
                }

                continue;
            }

            if (header is not null)
            {
                rows.Add(row, header, fields);
            }
            else if ((header = HeaderOf(fields, row, rows)) is null)
            {
                return;
            }
        }

        if (header is null)
        {
            rows.Refuse(
                0,
                "ไฟล์ว่าง ใช้แม่แบบจากคำสั่ง import --template",
                "The file is empty. Begin with the one that 'import --template' writes.");
        }
    }

    /// <summary>The fields of a line; null when there is nothing in it, or when they cannot be told apart.</summary>
    private static string[]? FieldsOf(string line, int row, RosterBuilder rows)
    {
        if (line.Count(c => c == '"') % 2 != 0)
        {
            rows.RefuseRow(
                row,
                "เครื่องหมายอัญประกาศเปิดไว้แต่ไม่ปิดในบรรทัดเดียวกัน โปรดปิดหรือลบออก",
                "A quote is opened and not closed in the same line. Close it, or remove it.");
            return null;
        }

        using var reader = new StringReader(line);
        using var csv = new CsvParser(
            reader,
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = true });
        var fields = csv.Read() ? csv.Record! : [];
        return fields.All(string.IsNullOrWhiteSpace) ? null : fields;
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

    private static string[]? HeaderOf(string[] fields, int row, RosterBuilder rows)
    {
        var header = fields.Select(c => c.Trim().ToLowerInvariant()).ToArray();
        if (header is [var only] && only.IndexOfAny([';', '\t']) >= 0)
        {
            rows.Refuse(
                row,
                "คอลัมน์ต้องคั่นด้วยเครื่องหมายจุลภาค (,) โปรดบันทึกไฟล์ใหม่",
                "The columns must have commas between them. Save the file again so.");
            return null;
        }

        var good = true;
        foreach (var missing in Columns.Except(header))
        {
            good = false;
            rows.Refuse(
                row,
                $"ไม่มีคอลัมน์ '{missing}' ต้องมีครบ: {string.Join(",", Columns)}",
                $"The column '{missing}' is missing. The columns are {string.Join(",", Columns)}.");
        }

        foreach (var unknown in header.Except(Columns).Select(Quoting.Short))
        {
            good = false;
            rows.Refuse(
                row, $"ไม่รู้จักคอลัมน์ '{unknown}' โปรดลบออก", $"The column '{unknown}' is not known. Remove it.");
        }

        foreach (var twice in header.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => Quoting.Short(g.Key)))
        {
            good = false;
            rows.Refuse(
                row,
                $"คอลัมน์ '{twice}' ซ้ำ โปรดเหลือไว้คอลัมน์เดียว",
                $"The column '{twice}' stands twice. Keep one of them.");
        }

        return good ? header : null;
    }
}
