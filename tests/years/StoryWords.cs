using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Tests.Years;

/// <summary>The words of a transcript that do not come from the product.</summary>
internal static class StoryWords
{
    public static string Of(string word, Language language) => (word, language) switch
    {
        (OneNetwork.Coordinator, Language.Th) => "ผู้ประสานงานเครือข่าย",
        (OneNetwork.Province, Language.Th) => "ผู้ประสานงานจังหวัด",
        (OneNetwork.Office, Language.Th) => "สำนักงานภาค",
        (nameof(Deed.Submit), Language.Th) => "ผู้ประสานงานเครือข่ายส่งงาน",
        (nameof(Deed.Accept), Language.Th) => "ผู้ประสานงานจังหวัดรับรองงาน",
        (nameof(Deed.Return), Language.Th) => "ผู้ประสานงานจังหวัดส่งกลับให้แก้ไข",
        (nameof(Deed.Extend), Language.Th) => "ผู้ประสานงานจังหวัดเลื่อนกำหนด 15 วัน",
        (nameof(Deed.Waive), Language.Th) => "สำนักงานภาคยกเว้นงาน",
        ("year", Language.Th) => "ปีงบประมาณ",
        ("to", Language.Th) => "อีเมลถึง",
        ("end", Language.Th) => "สิ้นปี งานที่ปิดโดยไม่ได้รับรอง:",
        (OneNetwork.Coordinator, _) => "network coordinator",
        (OneNetwork.Province, _) => "provincial coordinator",
        (OneNetwork.Office, _) => "regional office",
        (nameof(Deed.Submit), _) => "The network coordinator hands in",
        (nameof(Deed.Accept), _) => "The provincial coordinator accepts",
        (nameof(Deed.Return), _) => "The provincial coordinator gives back",
        (nameof(Deed.Extend), _) => "The provincial coordinator moves the due date by 15 days of",
        (nameof(Deed.Waive), _) => "The regional office waives",
        ("year", _) => "fiscal year",
        ("to", _) => "E-mail to the",
        ("end", _) => "End of the year, closed without being accepted:",
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "No word for it."),
    };
}
