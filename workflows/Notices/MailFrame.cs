using System.Globalization;
using System.Net;
using System.Text;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// What stands around every message as HTML, so that mail programs show it alike: tables, styles on each element, dark
/// where the reader's is. Thai is set large and with room above and below its marks.
/// </summary>
internal static class MailFrame
{
    private const string Font =
        "font-family:'Noto Sans Thai',Sarabun,'Leelawadee UI',Thonburi,Tahoma,sans-serif";

    private const string Table = "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    private const string Head = """
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
        <style>
        @media (prefers-color-scheme:dark){
        .p{background:#14161e!important}.c{background:#1c1f2a!important;border-color:#adbcf3 #343848 #343848!important}
        .t,.t h1,.t h2{color:#ece7dc!important}.s{color:#b2b0aa!important}.a{color:#adbcf3!important}
        .b{background:#adbcf3!important;color:#141a33!important}.t .l{color:#f5b183!important}
        .t .r{color:#eba8d6!important}
        }
        </style>
        """;

    /// <summary>Everything above the body, the subject as heading.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="language">The message's language.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="sender">From whom it comes.</param>
    /// <param name="preview">What mail programs show beside the subject.</param>
    public static StringBuilder AppendTop(
        this StringBuilder html, Language language, string subject, string sender, string preview) => html
        .Append("<!doctype html>\n<html lang=\"").Append(language == Language.En ? "en" : "th")
        .Append("\"><head>\n").Append(Head.ReplaceLineEndings("\n"))
        .Append("\n<title>").Append(Encode(subject)).Append("</title></head>\n")
        .Append("<body class=\"p\" style=\"margin:0;padding:0;background:#faf6ee\">\n")
        .Append("<div style=\"display:none;max-height:0;overflow:hidden\">").Append(Encode(preview))
        .Append("</div>\n")
        .Append(Table).Append(" width=\"100%\"><tr><td align=\"center\" style=\"padding:16px 12px\">\n")
        .Append(Table).Append(" width=\"100%\" style=\"max-width:560px\">\n<tr><td style=\"padding:0 4px 12px\">")
        .Append(CultureInfo.InvariantCulture, $"<div role=\"banner\"><p class=\"t\" style=\"{Font};margin:0;")
        .Append("font-size:16px;line-height:1.7;font-weight:bold;color:#22305f\" lang=\"th\">").Append(Encode(sender))
        .Append("</p></div></td></tr>\n<tr><td class=\"c\" style=\"background:#fffdf9;border:1px solid #e2d8c5;")
        .Append("border-top:6px solid #2d4189;border-radius:10px;padding:20px\">")
        .Append(CultureInfo.InvariantCulture, $"<div role=\"main\" class=\"t\" style=\"{Font};font-size:17px;")
        .Append("line-height:1.7;color:#1f2537;text-align:left\">\n")
        .Append("<h1 style=\"margin:0 0 8px;font-size:21px;line-height:1.6;color:#22305f\">")
        .Append(Encode(subject)).Append("</h1>\n");

    /// <summary>Everything below the body: where to go on, what holds of the link, and the foot.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="words">What the button says.</param>
    /// <param name="page">Where it leads.</param>
    /// <param name="note">What is to be known of it.</param>
    /// <param name="footer">The foot.</param>
    /// <param name="stop">How such mails are stopped, where, and what that means; null where they cannot be.</param>
    public static StringBuilder AppendEnd(
        this StringBuilder html,
        string words,
        Uri page,
        string note,
        string footer,
        (string Words, Uri Page, string Means)? stop = null) => html
        .AppendButton(words, page).AppendNote(note).AppendFoot(footer, stop);

    /// <summary>Everything below the body of a message that leads nowhere.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="footer">The foot.</param>
    /// <param name="stop">How such mails are stopped, where, and what that means; null where they cannot be.</param>
    public static StringBuilder AppendFoot(
        this StringBuilder html, string footer, (string Words, Uri Page, string Means)? stop = null) => html
        .Append("</div></td></tr>\n")
        .Append(CultureInfo.InvariantCulture, $"<tr><td style=\"padding:14px 4px\"><div role=\"contentinfo\">")
        .Append(CultureInfo.InvariantCulture, $"<p class=\"s\" style=\"{Font};margin:0;font-size:16px;")
        .Append("line-height:1.7;color:#575a68;text-align:left\">")
        .Append(Encode(footer)).Append(stop is null ? "" : StopOf(stop.Value))
        .Append("</p></div></td></tr></table>\n</td></tr></table>\n</body></html>\n");

    /// <summary>A paragraph of the body.</summary>
    public static StringBuilder AppendParagraph(this StringBuilder html, string text) =>
        html.Append("<p style=\"margin:0 0 8px\">").Append(Encode(text)).Append("</p>\n");

    /// <summary>What is good to know, below everything else of the body.</summary>
    public static StringBuilder AppendNote(this StringBuilder html, string text) =>
        html.Append("<p class=\"s\" style=\"margin:0;color:#575a68\">").Append(Encode(text)).Append("</p>\n");

    /// <summary>Where to go on.</summary>
    public static StringBuilder AppendButton(this StringBuilder html, string words, Uri page) => html
        .Append(Table).Append(" style=\"margin:16px 0\"><tr><td class=\"b\" style=\"background:#2d4189;")
        .Append("border-radius:8px\"><a class=\"b\" href=\"").Append(Encode(page.AbsoluteUri))
        .Append(CultureInfo.InvariantCulture, $"\" style=\"{Font};display:inline-block;padding:11px 24px;")
        .Append("font-size:17px;line-height:1.6;font-weight:bold;color:#ffffff;text-decoration:none;")
        .Append("border-radius:8px\">").Append(Encode(words)).Append("</a></td></tr></table>\n");

    /// <summary>Text as it stands in HTML.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string StopOf((string Words, Uri Page, string Means) stop) =>
        $"<br><a class=\"s\" href=\"{Encode(stop.Page.AbsoluteUri)}\" style=\"color:#575a68\">{Encode(stop.Words)}</a>"
        + $" · {Encode(stop.Means)}";
}
