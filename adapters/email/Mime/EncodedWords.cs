using System.Globalization;
using System.Text;

namespace ProgramFlows.Adapters.Email.Mime;

/// <summary>
/// Thai in headers as RFC 2047 asks for it: encoded words of at most 75 characters, each on a line of at most 78. The
/// library's own grow longer with Thai, and some servers refuse such headers.
/// </summary>
internal static class EncodedWords
{
    // In base64 and with its frame 68 characters, which leaves room for "Subject: " on the line, and for the longest
    // emoji in one piece.
    private const int MostBytes = 42;

    public static bool Needs(string text) =>
        !Ascii.IsValid(text) || text.Contains("=?", StringComparison.Ordinal);

    /// <summary>
    /// The words, folded. Readers show a gap where a word ends, so a letter is never parted from its marks; only one
    /// with more marks than a word can hold is cut between them.
    /// </summary>
    public static string Of(string text)
    {
        var words = new List<string>();
        var word = new List<byte>(MostBytes);
        foreach (var piece in PiecesOf(text))
        {
            if (word.Count + piece.Length > MostBytes)
            {
                words.Add(Framed(word));
                word.Clear();
            }

            word.AddRange(piece);
        }

        words.Add(Framed(word));
        return string.Join("\r\n ", words);
    }

    private static IEnumerable<byte[]> PiecesOf(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var cluster = Encoding.UTF8.GetBytes(text, at, length);
            foreach (var piece in cluster.Length <= MostBytes ? [cluster] : LettersOf(text.Substring(at, length)))
            {
                yield return piece;
            }

            at += length;
        }
    }

    private static IEnumerable<byte[]> LettersOf(string cluster) =>
        cluster.EnumerateRunes().Select(r => Encoding.UTF8.GetBytes(r.ToString()));

    private static string Framed(List<byte> word) => $"=?utf-8?b?{Convert.ToBase64String([.. word])}?=";
}
