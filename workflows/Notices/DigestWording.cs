using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// The words of a digest's parts. Pure. Days tell the real distance from the day of the message: never "tomorrow" on a
/// Friday for a Monday.
/// </summary>
internal sealed class DigestWording(Language language, DateOnly today)
{
    // In days of lateness.
    private const int Tomorrow = -1;

    /// <summary>In which part a task stands.</summary>
    public DigestSection SectionOf(DigestLine line) => line.Status.Stage() switch
    {
        TaskStage.InReview => line.News == NoticeKind.ReviewWaiting ? DigestSection.ToReview : DigestSection.Told,
        TaskStage.ToBeDone => line.News switch
        {
            NoticeKind.HandedUp or NoticeKind.Unanswered => DigestSection.ToFollowUp,
            NoticeKind.TimeAsked or NoticeKind.WaiverAsked => DigestSection.ToAnswer,
            null or NoticeKind.Opened or NoticeKind.DueSoon or NoticeKind.DueToday or NoticeKind.Overdue
                or NoticeKind.ReviewWaiting or NoticeKind.Returned or NoticeKind.Accepted or NoticeKind.Extended
                or NoticeKind.Waived or NoticeKind.TimeRefused or NoticeKind.WaiverRefused => OwnSectionOf(line),
        },
        TaskStage.Settled or TaskStage.Lapsed => DigestSection.Told,
    };

    /// <summary>What a message is about, by who reads it: own work, work to review, networks to follow up.</summary>
    public string Subject(IReadOnlyList<(DigestSection Section, DigestLine Line)> lines)
    {
        var own = lines
            .Where(l => l.Section is DigestSection.Overdue or DigestSection.ToHandIn)
            .Select(l => l.Line)
            .ToList();
        var returned = Count(DigestSection.Returned);
        var (review, follow) = (Count(DigestSection.ToReview), Count(DigestSection.ToFollowUp));
        var answer = Count(DigestSection.ToAnswer);
        var parts = new List<string>();
        if (returned > 0)
        {
            parts.Add(Format("SubjectReturned", returned));
        }

        if (own.Count > 0)
        {
            parts.Add(OwnWork(own));
        }

        if (review > 0)
        {
            parts.Add(Format("SubjectReview", review));
        }

        if (answer > 0)
        {
            parts.Add(Format("SubjectAnswer", answer));
        }

        if (follow > 0)
        {
            parts.Add(Format(parts.Count > 0 ? "SubjectFollowUpToo" : "SubjectFollowUp", follow));
        }

        return parts.Count > 0 ? string.Join(" · ", parts)
            : lines.All(l => l.Line.News == NoticeKind.Accepted) ? Format("SubjectReviewed", lines.Count)
            : Format("SubjectNews", lines.Count);

        int Count(DigestSection section) => lines.Count(l => l.Section == section);
    }

    /// <summary>The sentence below the greeting, by who reads it.</summary>
    public string Intro(IReadOnlyList<(DigestSection Section, DigestLine Line)> lines)
    {
        var day = CivilDate.WithWeekday(today, language);
        return Format(
            lines.All(l => IsOwn(l.Section) || l.Section == DigestSection.Told) ? "IntroOwn"
            : lines.All(l => l.Section == DigestSection.ToReview) ? "IntroReview"
            : lines.All(l => l.Section == DigestSection.ToAnswer) ? "IntroAnswer"
            : lines.All(l => l.Section == DigestSection.ToFollowUp) ? "IntroFollowUp"
            : "IntroMixed",
            day);
    }

    /// <summary>The heading of a part.</summary>
    public string Heading(DigestSection section) => MessageTexts.Get(language, $"Section{section}");

    /// <summary>
    /// What a line says of its task, such as <c>กำหนดส่งวันจันทร์ที่ 2 พ.ย. 2569 · ครบกำหนดวันนี้</c>.
    /// </summary>
    public string Detail(DigestSection section, DigestLine line) => section is DigestSection.ToReview
        ? News(section, line)
        : section == DigestSection.Told && line.News != NoticeKind.Extended ? News(section, line)
        : $"{Format("Due", CivilDate.WithWeekday(line.DueOn, language))} · {News(section, line)}";

    /// <summary>Who sends it, how often, and whom to ask.</summary>
    public string Footer(SenderIdentity sender, bool readsOwnWork) => string.Join(
        " · ",
        [
            MessageTexts.Get(language, "Footer"),
            .. (readsOwnWork, sender.Contact) switch
            {
                (true, _) => [sender.WhomToAsk(language)],
                (false, { } contact) => [Format("Ask", contact)],
                (false, null) => (string[])[],
            },
        ]);

    /// <summary>
    /// Whether the reader is asked for own work, or only told what came of it: then the province knows further.
    /// </summary>
    public static bool IsForNetwork(IReadOnlyList<(DigestSection Section, DigestLine Line)> lines) =>
        lines.Any(l => IsOwn(l.Section)) || lines.All(l => l.Section == DigestSection.Told);

    /// <summary>Whether a part is the reader's own work.</summary>
    public static bool IsOwn(DigestSection section) =>
        section is DigestSection.Returned or DigestSection.Overdue or DigestSection.ToHandIn;

    private DigestSection OwnSectionOf(DigestLine line) =>
        line.Status == WorkTaskStatus.Returned ? DigestSection.Returned
        : line.DueOn < today ? DigestSection.Overdue
        : DigestSection.ToHandIn;

    private string OwnWork(List<DigestLine> own)
    {
        var late = own.Count(l => l.DueOn < today);
        var first = CivilDate.Abbreviated(own.Min(l => l.DueOn), language);
        return late == 0
            ? own.Count == 1 ? Format("SubjectToHandInOne", first) : Format("SubjectToHandIn", own.Count, first)
            : late == own.Count ? Format("SubjectOverdue", late)
            : Format("SubjectOverdueAndMore", late, own.Count - late);
    }

    private string News(DigestSection section, DigestLine line)
    {
        var late = today.DayNumber - line.DueOn.DayNumber;
        return section switch
        {
            DigestSection.ToReview => Get(NoticeKind.ReviewWaiting),
            DigestSection.ToAnswer => Get(line.News!.Value),
            DigestSection.ToFollowUp => line.News == NoticeKind.Unanswered
                ? $"{Distance(late)} · {Get(NoticeKind.Unanswered)}"
                : Distance(late),
            DigestSection.Returned or DigestSection.Overdue or DigestSection.ToHandIn when IsAnswer(line) =>
                $"{Get(line.News!.Value)} ({Distance(late)})",
            DigestSection.Overdue => Distance(late),
            DigestSection.Returned => late >= Tomorrow
                ? $"{Get(NoticeKind.Returned)} ({Distance(late)})"
                : Get(NoticeKind.Returned),
            DigestSection.ToHandIn => late >= Tomorrow ? Distance(late)
                : line.News == NoticeKind.Opened ? Get(NoticeKind.Opened)
                : line.News == NoticeKind.DueSoon ? Distance(late)
                : MessageTexts.Get(language, "NewsNone"),
            DigestSection.Told => line.News is NoticeKind.Extended or NoticeKind.Waived
                ? Get(line.News.Value)
                : Get(line.Status == WorkTaskStatus.Waived ? NoticeKind.Waived : NoticeKind.Accepted),
        };
    }

    /// <summary>Whether it answers what the network asked for; how near the day is, is told beside it.</summary>
    private static bool IsAnswer(DigestLine line) =>
        line.News is NoticeKind.Extended or NoticeKind.TimeRefused or NoticeKind.WaiverRefused;

    /// <summary>How late it is, or in how many days it is due.</summary>
    private string Distance(int late) => late switch
    {
        > 0 => Format("NewsOverdue", late),
        0 => Get(NoticeKind.DueToday),
        Tomorrow => MessageTexts.Get(language, "NewsDueTomorrow"),
        _ => Format("NewsDueSoon", -late),
    };

    private string Get(NoticeKind news) => MessageTexts.Get(language, $"News{news}");

    private string Format(string name, params ReadOnlySpan<object?> values) =>
        MessageTexts.Format(language, name, values);
}
