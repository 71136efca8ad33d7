using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>
/// The columns of a file of people and what they are. A network takes part when somebody is its coordinator.
/// </summary>
public static class NetworkColumns
{
    /// <summary>A file to begin with.</summary>
    public const string Template =
        """
        role,scope,name,email,language,joined_on
        coordinator,500101,สมใจ ตัวอย่าง,somjai@example.org,th,2026-10-01
        provincial-coordinator,50,Anan Example,anan@example.org,en,
        regional-office,north,สำนักงานภาคเหนือ,north@example.org,th,

        """;

    /// <summary>The columns that a file may have besides.</summary>
    public static IReadOnlyList<string> Optional { get; } = ["salutation", "phone", "network_name", "action"];

    /// <summary>The columns, in the order of the template.</summary>
    public static IReadOnlyList<string> All { get; } = ["role", "scope", "name", "email", "language", "joined_on"];

    /// <summary>The columns of a header; null when they are not the ones that there are.</summary>
    /// <param name="fields">What stands in it.</param>
    /// <param name="row">Its line, from 1.</param>
    /// <param name="rows">Told of every problem.</param>
    public static string[]? HeaderOf(string[] fields, int row, RosterBuilder rows)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(rows);
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
        foreach (var missing in All.Except(header))
        {
            good = false;
            rows.Refuse(
                row,
                $"ไม่มีคอลัมน์ '{missing}' ต้องมีครบ: {string.Join(",", All)}",
                $"The column '{missing}' is missing. The columns are {string.Join(",", All)}.");
        }

        foreach (var unknown in header.Except(All).Except(Optional).Select(c => Quoted.Of(c)))
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
