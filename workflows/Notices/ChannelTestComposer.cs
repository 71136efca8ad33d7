using System.Text;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>Words the message that tries a channel: that it is one, of which site, and that nothing is to be
/// done.</summary>
public static class ChannelTestComposer
{
    /// <summary>Words it.</summary>
    /// <param name="key">Its idempotency key.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="site">Where the pages are.</param>
    /// <param name="sender">From whom it comes.</param>
    /// <param name="at">When, UTC.</param>
    public static ComposedMessage Compose(
        string key, Person to, SiteAddress site, SenderIdentity sender, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(sender);
        var language = to.Language;
        var subject = Format("TestSubject");
        string[] paragraphs =
        [
            Format("TestLead", site.Root.Host, CivilDate.WithWeekday(ThaiTime.DayOf(at), language)),
            Format("TestWhy"),
        ];
        var footer = sender.Contact is { } contact ? Format("Ask", contact) : Format("TestFooter");
        var html = new StringBuilder().AppendTop(language, subject, sender.Name, paragraphs[0]);
        foreach (var paragraph in paragraphs)
        {
            html.Append("<p style=\"margin:0 0 8px\">").Append(MailFrame.Encode(paragraph)).Append("</p>\n");
        }

        return new ComposedMessage(
            key,
            to,
            language,
            at,
            subject,
            $"{string.Join("\n\n", paragraphs)}\n\n{Format("TestOpen")}: {site.Root}\n\n{Format("TestNote")}\n\n"
                + $"{footer}\n",
            html.AppendEnd(Format("TestOpen"), site.Root, Format("TestNote"), footer).ToString());

        string Format(string name, params ReadOnlySpan<object?> values) =>
            MessageTexts.Format(language, name, values);
    }
}
