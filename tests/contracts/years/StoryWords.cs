using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Tests.Years;

/// <summary>The words of a transcript that do not come from the product.</summary>
internal static class StoryWords
{
    public static string Of(string word, Language language) => (word, language) switch
    {
        (OneNetwork.Coordinator, Language.Th) => "ผู้ประสานงานเครือข่าย",
        (OneNetwork.Province, Language.Th) => "ผู้ประสานงานจังหวัด",
        (OneNetwork.Office, Language.Th) => "สำนักงานภาค",
        ("year", Language.Th) => "ปีงบประมาณ",
        ("to", Language.Th) => "อีเมลถึง",
        ("end", Language.Th) => "สิ้นปี งานที่ปิดโดยไม่ได้รับรอง:",
        (OneNetwork.Coordinator, _) => "network coordinator",
        (OneNetwork.Province, _) => "provincial coordinator",
        (OneNetwork.Office, _) => "regional office",
        ("year", _) => "fiscal year",
        ("to", _) => "E-mail to the",
        ("end", _) => "End of the year, closed without being accepted:",
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "No word for it."),
    };

    /// <summary>Who does something, as the product knows the one who may, and what.</summary>
    public static string Doing(TaskAction action, Language language)
    {
        var who = Of(OneNetwork.WhoMay(action), language);
        return language switch
        {
            Language.Th => who + InThai(action),
            Language.En => $"The {who} {InEnglish(action)}",
        };
    }

    private static string InThai(TaskAction action) => action switch
    {
        TaskAction.Submit => "ส่งงาน",
        TaskAction.Accept => "รับรองงาน",
        TaskAction.Return => "ส่งกลับให้แก้ไข",
        TaskAction.Extend => "เลื่อนกำหนด 15 วัน",
        TaskAction.Waive => "ยกเว้นงาน",
        TaskAction.Lapse => "ปิดงาน",
    };

    private static string InEnglish(TaskAction action) => action switch
    {
        TaskAction.Submit => "hands in",
        TaskAction.Accept => "accepts",
        TaskAction.Return => "gives back",
        TaskAction.Extend => "moves the due date by 15 days of",
        TaskAction.Waive => "waives",
        TaskAction.Lapse => "closes",
    };
}
