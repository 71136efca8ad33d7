using System.Text;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Words a person's message of a day, by who reads it: own work first, what came back and what is overdue before all,
/// then what waits for a review and what is to be followed up; ten tasks at the most and a link to the others. A
/// message names tasks and networks, and their programmes where it tells of several; never another person and never
/// what a form says.
/// </summary>
public static class DigestComposer
{
    private const int MostLines = 10;

    /// <summary>Words it.</summary>
    /// <param name="content">What there is to tell.</param>
    /// <param name="site">Where the links lead.</param>
    /// <param name="sender">From whom it comes.</param>
    /// <param name="at">When, UTC.</param>
    public static ComposedMessage Compose(
        DigestContent content, SiteAddress site, SenderIdentity sender, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(sender);
        var language = content.To.Language;
        var wording = new DigestWording(language, content.On);
        var lines = content.Lines
            .Select(l => (Section: wording.SectionOf(l), Line: l))
            .OrderBy(l => l.Section)
            .ThenBy(l => l.Line.DueOn)
            .ToList();
        var several = lines.Select(l => l.Line.ProgrammeId).Distinct().Count() > 1;
        var digest = new WordedDigest(
            language,
            wording.Subject(lines),
            MessageTexts.Format(language, "Greeting", content.To.Greeted),
            content.MaybeSecond
                ? MessageTexts.Format(language, "MaybeSecond", wording.Intro(lines))
                : wording.Intro(lines),
            [
                .. lines.Take(MostLines).GroupBy(l => l.Section).Select(s => new WordedDigest.Part(
                    s.Key,
                    wording.Heading(s.Key),
                    [
                        .. s.Select(l => new WordedDigest.Item(
                            l.Line.Title.In(language),
                            l.Line.Network?.In(language),
                            several ? l.Line.Programme.In(language) : null,
                            wording.Detail(l.Section, l.Line),
                            site.Task(l.Line.TaskId))),
                    ])),
            ],
            lines.Count > MostLines ? MessageTexts.Format(language, "More", lines.Count - MostLines) : null,
            site.MyTasks,
            sender.Name,
            wording.Footer(sender, DigestWording.IsForNetwork(lines)),
            content.StopKey is { } key ? site.StopMails(key) : null);
        return new ComposedMessage(
            content.MessageKey,
            content.To,
            language,
            at,
            digest.Subject,
            Text(digest),
            DigestHtml.Of(digest),
            digest.StopMails)
        {
            HasOverdue = lines.Any(l =>
                l.Section is DigestSection.Overdue or DigestSection.Returned && l.Line.DueOn < content.On),
        };
    }

    private static string Text(WordedDigest digest)
    {
        var text = new StringBuilder()
            .Append(digest.Greeting).Append("\n\n")
            .Append(digest.Intro).Append('\n');
        foreach (var part in digest.Parts)
        {
            text.Append('\n').Append(digest.ShowsHeadings ? $"{part.Heading}\n" : "");
            foreach (var item in part.Items)
            {
                text.Append("- ").Append(item.Title)
                    .Append(item.Network is null ? "" : $" ({item.Network})").Append("\n  ")
                    .Append(item.Programme is null ? "" : $"{item.Programme}\n  ")
                    .Append(item.Detail).Append("\n  ")
                    .Append(item.Page).Append('\n');
            }
        }

        return text
            .Append(digest.More is null ? "" : $"- {digest.More}\n")
            .Append('\n').Append(MessageTexts.Get(digest.Language, "All")).Append(": ").Append(digest.MyTasks)
            .Append("\n\n").Append(digest.Footer).Append('\n')
            .Append(digest.StopMails is { } stop ? $"\n{StopWords(digest.Language)}\n{stop}\n" : "")
            .ToString();
    }

    private static string StopWords(Language language) =>
        $"{MessageTexts.Get(language, "StopMails")} · {MessageTexts.Get(language, "StopMailsMeans")}";
}
