using System.Text;

namespace ProgramFlows.Workflows.Notices;

/// <summary>A digest as HTML, in the frame of every message.</summary>
internal static class DigestHtml
{
    public static string Of(WordedDigest digest)
    {
        var html = new StringBuilder()
            .AppendTop(digest.Language, digest.Subject, digest.Sender, digest.Intro)
            .Append("<p style=\"margin:0 0 8px\">")
            .Append(MailFrame.Encode(digest.Greeting)).Append("<br>")
            .Append(MailFrame.Encode(digest.Intro)).Append("</p>\n");
        foreach (var part in digest.Parts)
        {
            AppendPart(html, part, digest.ShowsHeadings);
        }

        return html
            .Append(digest.More is null ? "" : $"<p style=\"margin:0 0 10px\">{MailFrame.Encode(digest.More)}</p>\n")
            .AppendEnd(
                MessageTexts.Get(digest.Language, "All"),
                digest.MyTasks,
                MessageTexts.Get(digest.Language, "LinksAskForSignIn"),
                digest.Footer,
                StopOf(digest))
            .ToString();
    }

    private static (string Words, Uri Page, string Means)? StopOf(WordedDigest digest) => digest.StopMails is { } page
        ? (MessageTexts.Get(digest.Language, "StopMails"), page, MessageTexts.Get(digest.Language, "StopMailsMeans"))
        : null;

    private static void AppendPart(StringBuilder html, WordedDigest.Part part, bool showsHeading)
    {
        if (showsHeading)
        {
            var (tone, mark) = part.Section switch
            {
                DigestSection.Returned => ("class=\"r\" style=\"color:#74265f", "↩ "),
                DigestSection.Overdue or DigestSection.ToFollowUp => ("class=\"l\" style=\"color:#8c3d0c", "⧗ "),
                DigestSection.ToHandIn or DigestSection.ToReview or DigestSection.ToAnswer
                    or DigestSection.Told => ("style=\"color:#22305f", ""),
            };
            html.Append("<h2 ").Append(tone).Append(";margin:18px 0 4px;font-size:17px;line-height:1.7\">")
                .Append(mark).Append(MailFrame.Encode(part.Heading)).Append("</h2>\n");
        }

        foreach (var item in part.Items)
        {
            html.Append("<p style=\"margin:0 0 10px\"><a class=\"a\" href=\"")
                .Append(MailFrame.Encode(item.Page.AbsoluteUri))
                .Append("\" style=\"color:#2d4189;font-weight:bold\">").Append(MailFrame.Encode(item.Title))
                .Append("</a>")
                .Append(item.Network is null ? "" : $"<br>{MailFrame.Encode(item.Network)}")
                .Append(item.Programme is null ? "" : $"<br>{MailFrame.Encode(item.Programme)}")
                .Append("<br>").AppendJoin(" · ", item.Detail.Split(" · ").Select(Together)).Append("</p>\n");
        }
    }

    /// <summary>Words that stay on one line where they fit on it.</summary>
    private static string Together(string words) =>
        $"<span style=\"display:inline-block\">{MailFrame.Encode(words)}</span>";
}
