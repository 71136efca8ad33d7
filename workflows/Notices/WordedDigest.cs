using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>A digest in words, before it is laid out as text or HTML.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Greeting">How it begins.</param>
/// <param name="Intro">What it is about, and of which day.</param>
/// <param name="Parts">Its tasks.</param>
/// <param name="More">How many more there are; null when none.</param>
/// <param name="MyTasks">The page with all tasks.</param>
/// <param name="Sender">From whom it comes.</param>
/// <param name="Footer">Who sends it, how often, and whom to ask.</param>
/// <param name="StopMails">Where these mails are stopped; null where they cannot be.</param>
internal sealed record WordedDigest(
    Language Language,
    string Subject,
    string Greeting,
    string Intro,
    IReadOnlyList<WordedDigest.Part> Parts,
    string? More,
    Uri MyTasks,
    string Sender,
    string Footer,
    Uri? StopMails)
{
    /// <summary>Whether parts need their headings: one alone is what the intro says.</summary>
    public bool ShowsHeadings => Parts is not [{ Section: not (DigestSection.Returned or DigestSection.Overdue) }];

    internal sealed record Part(DigestSection Section, string Heading, IReadOnlyList<Item> Items);

    internal sealed record Item(string Title, string? Network, string? Programme, string Detail, Uri Page);
}
