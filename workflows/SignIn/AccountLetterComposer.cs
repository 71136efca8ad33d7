using System.Text;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Words what somebody is told of their account. It has no code and no link that lets anybody in.</summary>
public static class AccountLetterComposer
{
    /// <summary>Words it.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="sender">From whom it comes, and whom people ask.</param>
    /// <param name="at">When, UTC.</param>
    public static ComposedMessage Compose(AccountLetter letter, SenderIdentity sender, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(sender);
        var language = letter.To.Language;
        var texts = new SignInTexts(language);
        var subject = texts[$"{letter.Kind}Subject"];
        string[] paragraphs =
        [
            MessageTexts.Format(language, "Greeting", letter.To.Greeted),
            texts[letter.Kind.ToString()],
            texts["SessionsEnded"],
            texts["NotAgreed"],
        ];
        var footer = sender.WhomToAsk(language);
        var html = new StringBuilder().AppendTop(language, subject, sender.Name, texts["SessionsEnded"]);
        foreach (var paragraph in paragraphs)
        {
            html.AppendParagraph(paragraph);
        }

        return new ComposedMessage(
            letter.Id,
            letter.To,
            language,
            at,
            subject,
            string.Join("\n\n", [.. paragraphs, footer]) + "\n",
            html.AppendFoot(footer).ToString());
    }
}
