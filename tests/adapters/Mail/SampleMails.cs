using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.SignIn;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Tests.Adapters.Mail;

/// <summary>A mail of every kind in both languages, as the programme words it, to people of all sorts of names.
/// </summary>
internal static class SampleMails
{
    /// <summary>Longer than most, and still one encoded word.</summary>
    private const string LongName = "นางสาวสมหญิง ใจดีมีสุขสวัสดิ์ ณ อยุธยา";

    /// <summary>Longer than an encoded word can be.</summary>
    private const string LongestName =
        "ว่าที่ร้อยตรีหญิงกาญจนาภรณ์ วงศ์สุวรรณโรจนเสถียร ผู้ประสานงานเครือข่ายภาคประชาชน ตำบลบ้านใหม่ อำเภอเมือง";

    private static readonly DateTimeOffset Now = Mailroom.Morning;
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly SiteAddress Site = new(new Uri("https://programflows.example.org/"));
    private static readonly SenderIdentity Sender = new(contact: "พอช. 0-2378-8300");
    private static readonly LocalizedText Programme = new("โครงการสร้างสังคมสุจริต", "Honest society");

    private static readonly LocalizedText Network = new(
        "เครือข่ายองค์กรชุมชนเพื่อการจัดการทรัพยากรดิน น้ำ ป่า และสิ่งแวดล้อมตำบลศรีภูมิ (เทศบาลนครเชียงใหม่) "
            + "อ.เมืองเชียงใหม่ จ.เชียงใหม่",
        "Community network for soil, water, forest and environment of Si Phum "
            + "(Chiang Mai City Municipality), Chiang Mai");

    /// <summary>All of them, by what they are.</summary>
    public static IReadOnlyDictionary<string, ComposedMessage> All { get; } = Compose().ToDictionary(m => m.Key);

    private static IEnumerable<ComposedMessage> Compose() =>
        Enum.GetValues<Language>().SelectMany(l => (ComposedMessage[])
        [
            Digest("own", Person(l, LongestName), Own(returned: false)),
            Digest("many", Person(l, LongName), [.. Enumerable.Range(1, 14).Select(i => Line($"งานที่ {i}", i))]),
            Digest("late", Person(l, "พระครูสังฆรักษ์ ฐิตธมฺโม"), Own(returned: true)),
            Digest("review", Person(l, "Jaidee, Somchai (\"Nok\") <none>"),
            [
                Line("จัดทำแผน", 3) with { Status = WorkTaskStatus.Submitted, News = NoticeKind.ReviewWaiting },
                Line("รายงานไตรมาส 1", -4) with { News = NoticeKind.HandedUp },
                Line("เลื่อนกำหนด", 6) with { News = NoticeKind.TimeAsked },
            ]),
            Digest("told", Person(l, "นก 🌾"),
                [Line("จัดทำแผน", 3) with { Status = WorkTaskStatus.Accepted, News = NoticeKind.Accepted }]),
            RedRiskComposer.Compose(
                new RedRiskMessage(
                    Key("urgent", l), Person(l, LongName), new CommandId("hand-in-0001"), "70-0047", Network, Now),
                Site,
                Sender,
                Now),
            SignInComposer.Compose(
                new CodeToSend("code-1", Key("code", l), Person(l, "สมหญิง ใจดี"), l, "482 913", "0123456789abcdef",
                    Now.AddMinutes(15)),
                Site,
                Sender,
                Now),
            .. Enum.GetValues<AccountLetterKind>().Select(k => AccountLetterComposer.Compose(
                new AccountLetter(Key(k.ToString(), l), k, Person(l, "Somying Jaidee")), Sender, Now)),
        ]);

    private static DigestLine[] Own(bool returned) =>
    [
        Line("รายงานไตรมาส 4 (ก.ค.–ก.ย. 2569)", -11) with { News = NoticeKind.Overdue },
        Line("เชื่อมพันธมิตรในตำบล อำเภอ จังหวัด", 5) with { News = NoticeKind.Opened },
        Line("ทำข้อตกลงหรือธรรมนูญชุมชน & อื่น ๆ <1>", 0) with { News = NoticeKind.DueToday },
        .. returned
            ? (DigestLine[])[Line("วิเคราะห์พื้นที่", 3) with
            {
                Status = WorkTaskStatus.Returned, News = NoticeKind.Returned,
            }]
            : [],
    ];

    private static ComposedMessage Digest(string name, Person to, IReadOnlyList<DigestLine> lines) =>
        DigestComposer.Compose(new DigestContent(Key(name, to.Language), to, Today, lines), Site, Sender, Now);

    private static DigestLine Line(string title, int daysLeft) => new(
        new TaskId("honest-society-2570-500101-plan"),
        new LocalizedText(title, $"Task of {title.Length} letters"),
        Network,
        Today.AddDays(daysLeft),
        WorkTaskStatus.Open,
        null,
        "honest-society",
        Programme);

    private static Person Person(Language language, string name) =>
        new(new PersonId("p-0123456789abcdef"), name, "somying@example.org", language);

    private static string Key(string name, Language language) => $"{name}-{language}";
}
