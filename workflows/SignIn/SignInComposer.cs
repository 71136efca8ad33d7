using System.Globalization;
using System.Text;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Words the message with a code. It names nobody, since several may share the address.</summary>
public static class SignInComposer
{
    /// <summary>Words it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="site">Where the link leads.</param>
    /// <param name="sender">From whom it comes, and whom people ask.</param>
    /// <param name="at">When, UTC.</param>
    public static ComposedMessage Compose(
        CodeToSend code, SiteAddress site, SenderIdentity sender, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(sender);
        var texts = new SignInTexts(code.Language);
        var until = texts.Format(
            "Until", ThaiTime.LocalOf(code.EndsAt).ToString("H.mm", CultureInfo.InvariantCulture));
        var link = site.SignIn(code.Link);
        string[] paragraphs =
            [texts["Lead"], code.Code, until, texts["Or"], link.AbsoluteUri, texts["NotAsked"]];

        // Beside the subject, on a locked telephone too, stands what it is and not the code.
        var html = new StringBuilder()
            .AppendTop(code.Language, texts["Subject"], sender.Name, until)
            .AppendParagraph(texts["Lead"])
            .Append("<p style=\"margin:0 0 8px;font-size:32px;line-height:1.4;font-weight:bold\">")
            .Append(MailFrame.Encode(code.Code)).Append("</p>\n")
            .AppendParagraph(until)
            .AppendParagraph(texts["Or"])
            .AppendEnd(texts["Button"], link, texts["NotAsked"], sender.WhomToAsk(code.Language));
        return new ComposedMessage(
            code.MessageKey,
            code.To,
            code.Language,
            at,
            texts["Subject"],
            string.Join("\n\n", paragraphs) + "\n",
            html.ToString());
    }
}
