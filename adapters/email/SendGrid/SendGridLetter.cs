using ProgramFlows.Adapters.Email.Mime;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;
using SendGrid.Helpers.Mail;
using Address = SendGrid.Helpers.Mail.EmailAddress;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>A message as SendGrid takes it: to one person, with nothing in it that follows them.</summary>
internal static class SendGridLetter
{
    public static SendGridMessage Of(ComposedMessage message, string to, string fromName, string from)
    {
        var letter = new SendGridMessage
        {
            From = new Address(from, MailWriter.OnOneLine(fromName)),
            Subject = MailWriter.OnOneLine(message.Subject),
            PlainTextContent = message.Text,
            HtmlContent = message.Html,
        };
        letter.AddTo(new Address(to, MailWriter.OnOneLine(message.To.Name)));
        letter.AddCustomArg(SendGridNames.KeyArgument, message.Key);
        letter.AddHeaders(HeadersOf(message, from));

        // Whatever the account's own settings are: links that are rewritten lead nowhere safe, and break the sign-in.
        letter.SetClickTracking(false, false);
        letter.SetOpenTracking(false);
        letter.SetSubscriptionTracking(false);
        letter.SetGoogleAnalytics(false);
        return letter;
    }

    private static Dictionary<string, string> HeadersOf(ComposedMessage message, string from)
    {
        var headers = new Dictionary<string, string>
        {
            // None of the headers that SendGrid reserves. It may put an id of its own in its place, so nothing relies
            // on it; where it is kept, a second copy of the same message is shown once by many a mailbox.
            ["Message-ID"] = $"<{MailWriter.MessageIdOf(message.Key, from)}>",
            ["Auto-Submitted"] = "auto-generated",
            ["Content-Language"] = message.Language == Language.En ? "en" : "th",
        };
        if (message.Unsubscribe is { } unsubscribe)
        {
            headers["List-Unsubscribe"] = $"<{unsubscribe.AbsoluteUri}>";
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        return headers;
    }
}
