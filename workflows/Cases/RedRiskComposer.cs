using System.Globalization;
using System.Text;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Cases;

/// <summary>
/// Words the message about a red risk: that there is something urgent, of which network, and where to look. It says
/// nothing of what was reported, not even that it is a risk.
/// </summary>
public static class RedRiskComposer
{
    /// <summary>Words it.</summary>
    /// <param name="message">Of what, and to whom.</param>
    /// <param name="site">Where the link leads.</param>
    /// <param name="sender">From whom it comes.</param>
    /// <param name="at">When, UTC.</param>
    public static ComposedMessage Compose(
        RedRiskMessage message, SiteAddress site, SenderIdentity sender, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(sender);
        var language = message.To.Language;
        var subject = Format("Subject", message.Reference);
        var page = site.RedRisk(message.HandIn);
        string[] paragraphs =
        [
            Format("Greeting", message.To.Greeted),
            Format(
                "Lead",
                message.Network.In(language),
                CivilDate.WithWeekday(ThaiTime.DayOf(message.HandedInAt), language),
                TimeOf(message.HandedInAt, language),
                message.Reference),
            Format("Ask"),
            .. message.MaybeSecond ? [Format("MaybeSecond")] : (string[])[],
        ];
        var footer = string.Join(
            " · ", [Format("Footer"), .. sender.Contact is { } contact ? [Format("Contact", contact)] : (string[])[]]);
        var html = new StringBuilder().AppendTop(language, subject, sender.Name, Format("Preview"));
        var body = html.ToString().IndexOf("<h1", StringComparison.Ordinal);
        foreach (var paragraph in paragraphs)
        {
            html.AppendParagraph(paragraph);
        }

        // The number is told on the telephone: it stays on one line.
        var reference = MailFrame.Encode(message.Reference);
        html.Replace(reference, $"<span style=\"white-space:nowrap\">{reference}</span>", body, html.Length - body)
            .AppendButton(Format("Open"), page)
            .AppendParagraph(Format("Note"))
            .AppendNote(Format("Nothing"))
            .AppendFoot(footer);

        return new ComposedMessage(
            message.Key,
            message.To,
            language,
            at,
            subject,
            $"{string.Join("\n\n", paragraphs)}\n\n{Format("Open")}: {page}\n\n"
                + $"{Format("Note")} {Format("Nothing")}\n\n{footer}\n",
            html.ToString());

        string Format(string name, params ReadOnlySpan<object?> values) =>
            RedRiskTexts.Format(language, name, values);
    }

    private static string TimeOf(DateTimeOffset moment, Language language) => ThaiTime.LocalOf(moment).ToString(
        language == Language.En ? "H:mm" : "H.mm", CultureInfo.InvariantCulture);
}
