using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.People;

/// <summary>What a person is greeted with when nobody has said.</summary>
public static class Salutations
{
    /// <summary>The usual one, before any name.</summary>
    public const string Usual = "คุณ";

    private static readonly string[] Titles =
    [
        Usual, "พระ", "นาย", "นาง", "น.ส.", "ดร.", "ดร ", "ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง", "ผศ.", "รศ.",
        "ศ.", "กำนัน", "ผู้ใหญ่", "ผู้ช่วย", "สารวัตร", "แม่ชี", "สามเณร", "หลวง", "เจ้าอาวาส", "อิหม่าม",
        "โต๊ะอิหม่าม", "บาทหลวง", "ครู", "อาจารย์", "อ.", "นพ.", "พญ.", "ทพ.", "ร.ต.", "ร.ท.", "ร.อ.", "พ.ต.",
        "พ.ท.", "พ.อ.", "พล.", "จ.ส.อ.", "ส.อ.", "ด.ต.", "จ่า", "สิบ", "ร้อย", "พัน", "พลเอก", "พลโท", "พลตรี",
        "ว่าที่", "ม.ร.ว.", "ม.ล.", "นายก", "ปลัด", "ประธาน", "สำนักงาน", "ผู้ประสานงาน", "เจ้าหน้าที่",
        "ศูนย์", "สภา", "เครือข่าย", "กลุ่ม", "คณะ",
    ];

    /// <summary>
    /// <see cref="Usual"/> before a Thai name; nothing where the name begins with a title of its own, is an office's,
    /// is written in Latin letters, or where the person reads English.
    /// </summary>
    public static string For(string name, Language language)
    {
        ArgumentNullException.ThrowIfNull(name);
        return language switch
        {
            Language.Th => name.Length > 0
                && name[0] is >= 'ก' and <= '๛'
                && !Titles.Any(t => name.StartsWith(t, StringComparison.Ordinal))
                    ? Usual
                    : "",
            Language.En => "",
        };
    }
}
