using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Csv;

/// <summary>Reads files of networks that a spreadsheet has written.</summary>
/// <param name="gazetteer">Where networks may stand.</param>
public sealed class NetworkFile(IGazetteer gazetteer) : INetworkFile
{
    private readonly Lazy<PlaceIndex> _places = new(() => new PlaceIndex(gazetteer));

    /// <inheritdoc/>
    public ReadNetworks Read(byte[] bytes, ProgrammeDefinition programme)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var lines = new FileLines(bytes);
        var rows = new RosterBuilder(programme, _places.Value);
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
            else if ((header = NetworkColumns.HeaderOf(WithoutEmptyEnd(fields, 1), line.Row, rows)) is null)
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
}
