using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Notices;

/// <summary>From whom messages come, and whom people ask who do not know further: an installation's own.</summary>
public sealed record SenderIdentity
{
    /// <summary>The name that is used where an installation gives none.</summary>
    public const string UsualName = "โครงการสร้างสังคมสุจริต พอช.";

    private const int LongestName = 60;
    private const int LongestContact = 120;

    /// <summary>A sender.</summary>
    /// <param name="name">As people see it in their mail; <see cref="UsualName"/> when null.</param>
    /// <param name="contact">Whom to ask, with a telephone number; null where only the province is named.</param>
    /// <exception cref="ArgumentException">One of them is empty, too long, or no line of text.</exception>
    public SenderIdentity(string? name = null, string? contact = null)
    {
        Name = Line(name ?? UsualName, LongestName, "The sender's name");
        Contact = contact is null ? null : Line(contact, LongestContact, "The contact");
    }

    /// <summary>As people see it in their mail.</summary>
    public string Name { get; }

    /// <summary>Whom to ask, such as <c>พอช. 0-2378-8300</c>; null where only the province is named.</summary>
    public string? Contact { get; }

    /// <summary>Whom people of a network ask: their province, and the contact where there is one.</summary>
    internal string WhomToAsk(Language language) => Contact is { } contact
        ? MessageTexts.Format(language, "AskProvinceOr", contact)
        : MessageTexts.Get(language, "AskProvince");

    private static string Line(string text, int longest, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException($"{what} is empty. Leave it out, or write it.")
        : text.Length > longest
            ? throw new ArgumentException($"{what} has {text.Length} characters. Write at most {longest}.")
        : LineOfText.Stray(text) is { } stray
            ? throw new ArgumentException(
                $"{what} holds {LineOfText.NameOf(stray)}, which is no text. Write one plain line.")
        : text.Trim();
}
