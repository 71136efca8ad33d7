using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.People;

/// <summary>
/// An address that mail can be delivered to: the one rule of the product, wherever an address comes in or goes out. It
/// is narrower than RFC 5321, so that what people see is where the message goes: before the @ plain ASCII, after it
/// names of ASCII or of Thai letters, never both in one; a name in another script is written as servers know it,
/// <c>xn--…</c>.
/// </summary>
public sealed partial record EmailAddress
{
    private const int Longest = 254;
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string text, string onTheWire) => (Text, OnTheWire) = (text, onTheWire);

    /// <summary>As people read it, in lower case.</summary>
    public string Text { get; }

    /// <summary>As servers know it, in ASCII.</summary>
    public string OnTheWire { get; }

    /// <summary>Reads what somebody wrote, without blanks around it.</summary>
    /// <returns>Null when it is no address; <see cref="WhyNot"/> tells the reason.</returns>
    public static EmailAddress? Read(string? text) =>
        text is not null && WhyNot(text) is null ? new EmailAddress(text.ToLowerInvariant(), OnTheWireOf(text)) : null;

    /// <summary>Why something is no address, and what to write; null when it is one.</summary>
    public static LocalizedText? WhyNot(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest)
        {
            return EmailAddressRefusals.TooLong;
        }

        var parts = text.Split('@');
        return Unseen(text)
            ?? (parts.Length != 2 ? EmailAddressRefusals.OneAt : LocalPart(parts[0]) ?? Domain(parts[1]))
            ?? (OnTheWireOf(text).Length > Longest ? EmailAddressRefusals.TooLong : null);
    }

    private static LocalizedText? Unseen(string text)
    {
        foreach (var (rune, before) in RunesOf(text))
        {
            if (LineOfText.IsStray(rune) || LineOfText.IsInvisible(rune))
            {
                return EmailAddressRefusals.Invisible(rune, before);
            }

            if (Rune.IsWhiteSpace(rune))
            {
                return EmailAddressRefusals.Blank;
            }
        }

        return null;
    }

    private static LocalizedText? LocalPart(string text)
    {
        foreach (var (rune, _) in RunesOf(text))
        {
            if (!rune.IsAscii)
            {
                return EmailAddressRefusals.BeforeTheAt(rune);
            }
        }

        return text.Length > LongestLocalPart ? EmailAddressRefusals.TooLong
            : !DotAtom().IsMatch(text) ? EmailAddressRefusals.LocalPart

            // A spreadsheet would compute such a cell, wherever the address is exported to.
            : text[0] is '+' or '-' ? EmailAddressRefusals.Formula(text[0])
            : null;
    }

    private static LocalizedText? Domain(string domain)
    {
        foreach (var (rune, _) in RunesOf(domain))
        {
            if (!rune.IsAscii && rune.Value is < 0x0e01 or > 0x0e59)
            {
                return EmailAddressRefusals.OtherScript(rune);
            }
        }

        var labels = domain.Split('.');
        return labels.Length < 2
            ? EmailAddressRefusals.Domain
            : labels.Select(Label).FirstOrDefault(r => r is not null) ?? TopLevel(labels[^1]);
    }

    private static LocalizedText? Label(string label)
    {
        if (label.All(char.IsAscii))
        {
            return !Ldh().IsMatch(label) ? EmailAddressRefusals.Domain
                : label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) && !IsPunycode(label)
                    ? EmailAddressRefusals.Domain
                    : null;
        }

        return ThaiLabel().IsMatch(label) && !Disordered().IsMatch(label) && Encoded(label) is not null
            ? null
            : EmailAddressRefusals.ThaiDomain;
    }

    private static LocalizedText? TopLevel(string label) =>
        label.Length == 1 || label.All(char.IsAsciiDigit) ? EmailAddressRefusals.Domain
        : label.ToLowerInvariant() is "invalid" or "localhost" or "test" or "example"
            ? EmailAddressRefusals.Reserved(label.ToLowerInvariant())
            : null;

    private static string OnTheWireOf(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal) + 1;
        var labels = address[at..].Split('.').Select(l => l.All(char.IsAscii) ? l : Encoded(l)!);

        // Only ASCII and Thai letters are left, and of those lower case is no guess.
        return $"{address[..at]}{string.Join('.', labels)}".ToLowerInvariant();
    }

    /// <summary>
    /// The name as servers know it. Globalization is invariant here and maps nothing, so the one Thai letter that IDNA
    /// maps, sara am, is mapped by hand; without it the message would go to another domain.
    /// </summary>
    private static string? Encoded(string label) =>
        Mapped(() => Idn.GetAscii(label.Replace("\u0e33", "\u0e4d\u0e32", StringComparison.Ordinal)));

    private static bool IsPunycode(string label) => Mapped(() => Idn.GetUnicode(label)) is not null;

    /// <summary>The mapping has no way to ask first, and tells what cannot be mapped as our own mistake.</summary>
    private static string? Mapped(Func<string> map)
    {
        try
        {
            return map() is { Length: <= LongestLabel } mapped ? mapped : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<(Rune Rune, string Before)> RunesOf(string text)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            yield return (rune, text[..at]);
            at += rune.Utf16SequenceLength;
        }
    }

    // No % and no !: a relay of the old kind takes what stands there for another domain.
    [GeneratedRegex(@"^[A-Za-z0-9_'+-]+(?:\.[A-Za-z0-9_'+-]+)*\z")]
    private static partial Regex DotAtom();

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Ldh();

    [GeneratedRegex(@"^(?![ัิ-ฺ็-๎])[0-9ก-ฺเ-๎๐-๙-]*(?<!-)\z")]
    private static partial Regex ThaiLabel();

    /// <summary>
    /// Marks in an order that nobody sees but that makes another name: a tone before the vowel below, anything on top
    /// of sara am, a mark on no letter.
    /// </summary>
    [GeneratedRegex("[\u0e48-\u0e4e][\u0e38-\u0e3a]|[\u0e33\u0e4d][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
        + "|[-0-9\u0e50-\u0e59][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")]
    private static partial Regex Disordered();
}
