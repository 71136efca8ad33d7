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
        (OneNetwork.Office, Language.Th) => "สำนักงานภาคเหนือ",
        ("year", Language.Th) => "ปีงบประมาณ",
        ("without", Language.Th) => "(ไม่รวมรายงานไตรมาสและขั้นที่ 7–8)",
        ("to", Language.Th) => "อีเมลถึง",
        ("end", Language.Th) => "งานที่ปิดเมื่อสิ้นปี (ยังไม่ได้ส่งหรือยังไม่ผ่านการตรวจ):",
        (OneNetwork.Coordinator, _) => "network coordinator",
        (OneNetwork.Province, _) => "provincial coordinator",
        (OneNetwork.Office, _) => "Northern regional office",
        ("year", _) => "Fiscal year",
        ("without", _) => "(quarterly reports and steps 7–8 not included)",
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
        TaskAction.Accept => "ตรวจผ่านแล้ว",
        TaskAction.Return => "ส่งกลับให้แก้ไข",
        TaskAction.Extend => "เลื่อนกำหนดส่งไปอีก 15 วัน (ถึงวันทำการถัดไป)",
        TaskAction.Waive => "ยกเว้นงาน",
        TaskAction.Lapse => "ปิดงาน",
        TaskAction.AskForTime => "ขอเลื่อนกำหนดของ",
        TaskAction.AskForWaiver => "ขอยกเว้น",
        TaskAction.RefuseTime => "ไม่อนุมัติให้เลื่อนกำหนดของ",
        TaskAction.RefuseWaiver => "ไม่อนุมัติให้ยกเว้น",
    };

    private static string InEnglish(TaskAction action) => action switch
    {
        TaskAction.Submit => "hands in",
        TaskAction.Accept => "accepts",
        TaskAction.Return => "returns to be corrected",
        TaskAction.Extend => "moves the due date by 15 days (to the next working day) of",
        TaskAction.Waive => "waives",
        TaskAction.Lapse => "closes",
        TaskAction.AskForTime => "asks for more time for",
        TaskAction.AskForWaiver => "asks for a waiver of",
        TaskAction.RefuseTime => "refuses more time for",
        TaskAction.RefuseWaiver => "refuses to waive",
    };
}
