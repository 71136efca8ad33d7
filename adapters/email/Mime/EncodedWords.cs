using System.Globalization;
using System.Text;

namespace ProgramFlows.Adapters.Email.Mime;

/// <summary>
/// Thai in headers as RFC 2047 asks for it: encoded words of at most 75 characters, each on a line of at most 78. The
/// library's own grow longer with Thai, and some servers refuse such headers.
/// </summary>
internal static class EncodedWords
{
    // In base64 and with its frame at most 70 characters, which leaves room for "Subject: " or "From: " on the line,
    // and for the longest emoji in one piece.
    private const int MostBytes = 42;

    // TIS-620 is ASCII, and the letters of the block of Thai from here on.
    private const char BeforeThai = '\u0e00';
    private const byte BeforeThaiByte = 0xa0;

    public static bool Needs(string text) =>
        !Ascii.IsValid(text) || text.Contains("=?", StringComparison.Ordinal);

    /// <summary>
    /// The words, folded. A reader drops what stands between two of them, so a space belongs to the word before it.
    /// Some show a gap where a word ends all the same: it is cut at a space where there is one, and a letter is never
    /// parted from its marks; only one with more marks than a word can hold is cut between them.
    /// </summary>
    public static string Of(string text) => Of(text, "utf-8", Encoding.UTF8.GetBytes);

    /// <summary>
    /// The same for a name before an address, where more readers show the gap. What UTF-8 would part is TIS-620, which
    /// mail programs know that have ever shown Thai: a letter takes one byte instead of three, so that almost every
    /// name is a single word. Where something else stands in it, it is UTF-8 all the same.
    /// </summary>
    public static string OfName(string name) =>
        Encoding.UTF8.GetByteCount(name) > MostBytes && name.All(c => char.IsAscii(c) || IsInTis620(c))
            ? Of(name, "tis-620", Tis620)
            : Of(name);

    private static string Of(string text, string charset, Func<string, byte[]> bytesOf)
    {
        var words = new List<string>();
        var word = new List<byte>(MostBytes);
        foreach (var piece in PiecesOf(text, bytesOf))
        {
            if (word.Count + piece.Length > MostBytes)
            {
                words.Add(Framed(word, charset));
                word.Clear();
            }

            word.AddRange(piece);
        }

        words.Add(Framed(word, charset));
        return string.Join("\r\n ", words);
    }

    /// <summary>What is not cut: up to the next space, or where that is too long, a letter with its marks.</summary>
    private static IEnumerable<byte[]> PiecesOf(string text, Func<string, byte[]> bytesOf)
    {
        for (var at = 0; at < text.Length;)
        {
            var space = text.IndexOf(' ', at);
            var part = text[at..(space < 0 ? text.Length : space + 1)];
            foreach (var piece in bytesOf(part) is { Length: <= MostBytes } whole ? [whole] : LettersOf(part, bytesOf))
            {
                yield return piece;
            }

            at += part.Length;
        }
    }

    private static IEnumerable<byte[]> LettersOf(string part, Func<string, byte[]> bytesOf)
    {
        for (var at = 0; at < part.Length;)
        {
            var letter = part.Substring(at, StringInfo.GetNextTextElementLength(part, at));
            var pieces = bytesOf(letter) is { Length: <= MostBytes } whole
                ? [whole]
                : letter.EnumerateRunes().Select(r => bytesOf(r.ToString()));
            foreach (var piece in pieces)
            {
                yield return piece;
            }

            at += letter.Length;
        }
    }

    private static bool IsInTis620(char letter) =>
        letter is (>= '\u0e01' and <= '\u0e3a') or (>= '\u0e3f' and <= '\u0e5b');

    private static byte[] Tis620(string text) =>
        [.. text.Select(c => c < BeforeThai ? (byte)c : (byte)(c - BeforeThai + BeforeThaiByte))];

    private static string Framed(List<byte> word, string charset) =>
        $"=?{charset}?b?{Convert.ToBase64String([.. word])}?=";
}
