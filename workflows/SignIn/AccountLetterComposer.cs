using System.Net;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Words what somebody is told of their account. It has no code and no link that lets anybody in.</summary>
public static class AccountLetterComposer
{
    /// <summary>Words it.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="sender">Whom people ask.</param>
    /// <param name="at">When, UTC.</param>
    public static ComposedMessage Compose(AccountLetter letter, SenderIdentity sender, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(sender);
        var texts = new SignInTexts(letter.To.Language);
        string[] paragraphs =
        [
            letter.To.Greeted,
            texts[letter.Kind.ToString()],
            texts["SessionsEnded"],
            texts["NotAgreed"],
            .. sender.Contact is { } contact ? [contact] : Array.Empty<string>(),
        ];
        var html = string.Concat(paragraphs.Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>\n"));
        return new ComposedMessage(
            letter.Id,
            letter.To,
            letter.To.Language,
            at,
            texts[$"{letter.Kind}Subject"],
            string.Join("\n\n", paragraphs) + "\n",
            $"""
            <!doctype html><html lang="{texts.Code}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"></head>
            <body style="font:16px/1.6 'Noto Sans Thai',Sarabun,'Leelawadee UI',Thonburi,Tahoma,sans-serif">
            {html}</body></html>

            """);
    }
}
