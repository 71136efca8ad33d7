using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Standalone.Imports;

/// <summary>
/// A CSV file of people and what they are. A network takes part when somebody is its coordinator.
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

    /// <summary>The largest file, in bytes: over a hundred thousand rows, one for each place and many more.</summary>
    public const int Largest = 16 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its bytes, at most <see cref="Largest"/>.</param>
    /// <param name="programme">The programme that its networks join.</param>
    /// <param name="places">Where networks may stand.</param>
    public static ReadNetworks Read(byte[] bytes, ProgrammeDefinition programme, IReadOnlyList<Place> places)
    {
        var lines = new FileLines(bytes);
        var rows = new RosterBuilder(programme, places);
        if (bytes.AsSpan().Contains((byte)0))
        {
            rows.Refuse(
                0,
                "ไม่ใช่ไฟล์ข้อความ ในโปรแกรมตารางคำนวณให้บันทึกเป็น CSV UTF-8",
                "This is no text file. In the spreadsheet program, save it as CSV UTF-8.");
        }
        else
        {
            ReadRows(lines, rows);
        }

        return rows.Result(lines.Encoding);
    }

    /// <summary>
    /// Reads line by line, as no field may run over several: a quote that is not closed, or a broken byte, spoils its
    /// own row only.
    /// </summary>
    private static void ReadRows(FileLines lines, RosterBuilder rows)
    {
        string[]? header = null;
        foreach (var line in lines.Read())
        {
            if (FieldsOf(line, lines.Encoding, rows) is not { } fields)
            {
                if (header is null && rows.HasProblems)
                {
                    return;
                }
            }
            else if (header is not null)
            {
                rows.Add(line.Row, header, WithoutEmptyEnd(fields, header.Length));
            }
            else if ((header = HeaderOf(WithoutEmptyEnd(fields, 1), line.Row, rows)) is null)
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
    private static string[]? FieldsOf(FileLine read, string encoding, RosterBuilder rows)
    {
        if (read.Text is not { } line)
        {
            rows.RefuseRow(
                read.Row,
                $"แถวยาว {read.Length} ไบต์ ซึ่งเกิน {FileLines.Longest} โปรดลบส่วนที่เกินออก",
                $"The row has {read.Length} bytes, and none has more than {FileLines.Longest}. Remove what does not "
                + "belong there.");
            return null;
        }

        if (read.Broken is { } broken)
        {
            var value = $"0x{broken.Value:X2}";
            rows.RefuseRow(
                read.Row,
                $"ไบต์ {value} ที่ตำแหน่ง {broken.Offset} ของไฟล์ (อักขระที่ {broken.Character} ของแถว) ไม่ใช่ "
                + $"{encoding} โปรดพิมพ์อักขระนั้นใหม่แล้วบันทึกเป็น CSV UTF-8",
                $"The byte {value} at offset {broken.Offset} of the file, character {broken.Character} of this row, is "
                + $"no {encoding}. Type that letter again, and save the file as CSV UTF-8.");
            return null;
        }

        if (line.Count(c => c == '"') % 2 != 0)
        {
            rows.RefuseRow(
                read.Row,
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

    /// <summary>The fields without the empty ones that a spreadsheet wrote after the last column.</summary>
    private static string[] WithoutEmptyEnd(string[] fields, int least)
    {
        var last = Array.FindLastIndex(fields, f => !string.IsNullOrWhiteSpace(f));
        return fields[..Math.Clamp(last + 1, Math.Min(least, fields.Length), fields.Length)];
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

        foreach (var unknown in header.Except(Columns).Select(c => Quoted.Of(c)))
        {
            good = false;
            rows.Refuse(
                row, $"ไม่รู้จักคอลัมน์ '{unknown}' โปรดลบออก", $"The column '{unknown}' is not known. Remove it.");
        }

        foreach (var twice in header.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => Quoted.Of(g.Key)))
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
