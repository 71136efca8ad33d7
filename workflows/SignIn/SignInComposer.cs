using System.Globalization;
using System.Net;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Words the message with a code. It names nobody, since several may share the address.</summary>
public static class SignInComposer
{
    /// <summary>Words it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="site">Where the link leads.</param>
    /// <param name="at">When, UTC.</param>
    public static ComposedMessage Compose(CodeToSend code, SiteAddress site, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(site);
        var texts = new SignInTexts(code.Language);
        var until = ThaiTime.LocalOf(code.EndsAt).ToString("H.mm", CultureInfo.InvariantCulture);
        var link = site.SignIn(code.Link).AbsoluteUri;
        string[] paragraphs =
        [
            texts["Lead"], code.Code, texts.Format("Until", until), texts["Or"], link, texts["NotAsked"],
        ];
        return new ComposedMessage(
            code.MessageKey,
            code.To,
            code.Language,
            at,
            texts["Subject"],
            string.Join("\n\n", paragraphs) + "\n",
            Html(code, texts, until, link));
    }

    private static string Html(CodeToSend code, SignInTexts texts, string until, string link) =>
        $"""
        <!doctype html><html lang="{texts.Code}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width"></head>
        <body style="font:16px/1.6 'Noto Sans Thai',Sarabun,'Leelawadee UI',Thonburi,Tahoma,sans-serif;max-width:36em">
        <p>{Encode(texts["Lead"])}</p>
        <p style="font-size:32px;font-weight:700">{code.Code}</p>
        <p>{Encode(texts.Format("Until", until))}</p>
        <p>{Encode(texts["Or"])}<br><a href="{Encode(link)}">{Encode(texts["Button"])}</a></p>
        <p><small>{Encode(texts["NotAsked"])}</small></p>
        </body></html>

        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
