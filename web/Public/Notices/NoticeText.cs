using System.Text;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Public.Notices;

/// <summary>
/// A text of a public page. Its first line is its title; a line that begins with <c>##</c> is a heading, one that
/// begins with <c>-</c> a point of a list, and every other line a paragraph.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Parts">What comes under it, in order.</param>
public sealed record NoticeText(string Title, IReadOnlyList<NoticePart> Parts)
{
    private const string Heading = "## ";
    private const string Point = "- ";

    private const StringSplitOptions Lines = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    /// <summary>Takes a text apart.</summary>
    public static NoticeText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', Lines);
        var parts = new List<NoticePart>();
        foreach (var line in lines.Skip(1))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
            {
                parts.Add(new NoticePart(line[Heading.Length..], []));
            }
            else if (!line.StartsWith(Point, StringComparison.Ordinal))
            {
                parts.Add(new NoticePart(line, null));
            }
            else if (parts is [.., { Points: { } points } last])
            {
                parts[^1] = last with { Points = [.. points, line[Point.Length..]] };
            }
            else
            {
                parts.Add(new NoticePart(null, [line[Point.Length..]]));
            }
        }

        return new NoticeText(lines is [var title, ..] ? title.TrimStart('#', ' ') : string.Empty, parts);
    }

    /// <summary>The text that comes with the programme.</summary>
    public static string Default(string page, Language language)
    {
        var name = $"{page}-{(language == Language.En ? "en" : "th")}.txt";
        using var stream = typeof(NoticeText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The text '{name}' is missing. Add it beside NoticePage.razor.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
