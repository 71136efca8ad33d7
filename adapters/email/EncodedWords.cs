using System.Text;

namespace ProgramFlows.Adapters.Email;

/// <summary>
/// Thai in headers as RFC 2047 asks for it: encoded words of at most 75 characters, each on a line of at most 78. The
/// library's own grow longer with Thai, and some servers refuse such headers.
/// </summary>
internal static class EncodedWords
{
    // In base64 and with its frame 64 characters, which leaves room for "Subject: " on the line.
    private const int MostBytes = 39;

    public static bool Needs(string text) =>
        !Ascii.IsValid(text) || text.Contains("=?", StringComparison.Ordinal);

    /// <summary>The words, folded; a letter is never cut in two.</summary>
    public static string Of(string text)
    {
        var words = new List<string>();
        var word = new List<byte>(MostBytes);
        Span<byte> letter = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(letter);
            if (word.Count + length > MostBytes)
            {
                words.Add(Framed(word));
                word.Clear();
            }

            word.AddRange(letter[..length]);
        }

        words.Add(Framed(word));
        return string.Join("\r\n ", words);
    }

    private static string Framed(List<byte> word) => $"=?utf-8?b?{Convert.ToBase64String([.. word])}?=";
}
