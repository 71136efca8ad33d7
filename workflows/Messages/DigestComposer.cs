using System.Net;
using System.Text;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Messages;

/// <summary>
/// Words a person's message of a day: overdue first, then by due date; ten tasks at the most and a link to the others.
/// A message names tasks and networks, and their programmes where it tells of several; never another person and never
/// what a form says.
/// </summary>
public static class DigestComposer
{
    private const int MostLines = 10;

    /// <summary>Words it.</summary>
    /// <param name="content">What there is to tell.</param>
    /// <param name="site">Where the links lead.</param>
    /// <param name="at">When, UTC.</param>
    public static ComposedMessage Compose(DigestContent content, SiteAddress site, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(site);
        var language = content.To.Language;
        var lines = content.Lines
            .OrderBy(l => l.IsOpen ? 0 : 1)
            .ThenBy(l => l.DueOn)
            .ThenBy(l => l.TaskId, StringComparer.Ordinal)
            .ToList();
        return new ComposedMessage(
            content.MessageKey,
            content.To,
            language,
            at,
            Subject(lines, language),
            Text(content, lines, site),
            Html(content, lines, site));
    }

    private static string Subject(List<DigestLine> lines, Language language)
    {
        var open = lines.Count(l => l.IsOpen);
        return open == 0
            ? MessageTexts.Format(language, "SubjectNews", lines.Count)
            : MessageTexts.Format(language, "SubjectOpen", open, CivilDate.Abbreviated(lines[0].DueOn, language));
    }

    private static string Text(DigestContent content, List<DigestLine> lines, SiteAddress site)
    {
        var language = content.To.Language;
        var several = TellsOfSeveral(lines);
        var text = new StringBuilder()
            .Append(MessageTexts.Format(language, "Greeting", content.To.Name)).Append("\n\n")
            .Append(MessageTexts.Format(language, "Intro", CivilDate.Abbreviated(content.On, language))).Append("\n\n");
        foreach (var line in lines.Take(MostLines))
        {
            text.Append("- ").Append(line.Title.In(language)).Append(" (").Append(line.Network).Append(")\n  ")
                .Append(several ? $"{line.Programme.In(language)}\n  " : "")
                .Append(Due(line, language)).Append(" · ").Append(News(line, content.On, language)).Append("\n  ")
                .Append(site.Task(line.TaskId)).Append('\n');
        }

        if (lines.Count > MostLines)
        {
            text.Append("- ").Append(MessageTexts.Format(language, "More", lines.Count - MostLines)).Append('\n');
        }

        return text
            .Append('\n').Append(MessageTexts.Get(language, "All")).Append(": ").Append(site.MyTasks).Append("\n\n")
            .Append(MessageTexts.Get(language, "Footer")).Append('\n')
            .ToString();
    }

    private static string Html(DigestContent content, List<DigestLine> lines, SiteAddress site)
    {
        var language = content.To.Language;
        var several = TellsOfSeveral(lines);
        var html = new StringBuilder()
            .Append("<!doctype html><html lang=\"").Append(language == Language.En ? "en" : "th")
            .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>")
            .Append(
                "<body style=\"font:16px/1.6 'Noto Sans Thai',Sarabun,'Leelawadee "
                + "UI',Thonburi,Tahoma,sans-serif;max-width:36em\">")
            .Append("<p>").Append(Encode(MessageTexts.Format(language, "Greeting", content.To.Name))).Append("</p><p>")
            .Append(
                Encode(MessageTexts.Format(language, "Intro", CivilDate.Abbreviated(content.On, language)))).Append(
                    "</p><ul>");
        foreach (var line in lines.Take(MostLines))
        {
            html.Append("<li><a href=\"").Append(Encode(site.Task(line.TaskId).AbsoluteUri)).Append("\">")
                .Append(Encode(line.Title.In(language)))
                    .Append("</a> (<span lang=\"th\">")
                    .Append(Encode(line.Network))
                    .Append("</span>)<br>")
                .Append(several ? $"{Encode(line.Programme.In(language))}<br>" : "")
                .Append(Encode(Due(line, language)))
                    .Append(" · <strong>")
                    .Append(Encode(News(line, content.On, language)))
                .Append("</strong></li>");
        }

        if (lines.Count > MostLines)
        {
            html.Append("<li>")
                .Append(Encode(MessageTexts.Format(language, "More", lines.Count - MostLines)))
                .Append("</li>");
        }

        return html
            .Append("</ul><p><a href=\"").Append(Encode(site.MyTasks.AbsoluteUri)).Append("\">")
            .Append(Encode(MessageTexts.Get(language, "All"))).Append("</a></p><p><small>")
            .Append(Encode(MessageTexts.Get(language, "Footer"))).Append("</small></p></body></html>\n")
            .ToString();
    }

    private static bool TellsOfSeveral(List<DigestLine> lines) =>
        lines.Select(l => l.ProgrammeId).Distinct().Count() > 1;

    private static string Due(DigestLine line, Language language) =>
        MessageTexts.Format(language, "Due", CivilDate.Abbreviated(line.DueOn, language));

    private static string News(DigestLine line, DateOnly today, Language language)
    {
        var daysOver = today.DayNumber - line.DueOn.DayNumber;
        return line.News switch
        {
            NoticeKind.HandedUp => MessageTexts.Format(language, "NewsHandedUp", daysOver),
            NoticeKind.ReviewWaiting or NoticeKind.Returned or NoticeKind.Accepted
                or NoticeKind.Extended or NoticeKind.Waived =>
                MessageTexts.Get(language, $"News{line.News}"),
            _ when !line.IsOpen => MessageTexts.Get(language, "NewsAccepted"),
            _ when daysOver > 0 => MessageTexts.Format(language, "NewsOverdue", daysOver),
            _ when daysOver == 0 => MessageTexts.Get(language, "NewsDueToday"),
            null => MessageTexts.Get(language, "NewsNone"),
            { } news => MessageTexts.Get(language, $"News{news}"),
        };
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
