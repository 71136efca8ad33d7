using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ProgramFlows.Adapters.Evidence.Cleaning;

/// <summary>
/// What of a document is unpacked to read it at all: its objects, where they stand packed together, and its table of
/// them. A few kilobytes can unpack to gigabytes, so it is tried beforehand, and given up at a limit. Which of its
/// streams those are, a document made to harm hides: so all are tried, and what is packed twice is not taken.
/// </summary>
internal static partial class ObjectStreams
{
    private const long MostUnpacked = 128 << 20;
    private const int MostStreams = 50_000;

    /// <summary>Whether it unpacks to no more than is taken, by the one filter that programs use for it.</summary>
    public static bool AreModest(FileStream document)
    {
        var bytes = new byte[document.Length];
        document.Position = 0;
        document.ReadExactly(bytes);
        var text = Encoding.Latin1.GetString(bytes);
        if (UnpackedTwice().IsMatch(text) || EscapedNames().Matches(text).Any(NamesFilter))
        {
            return false;
        }

        var (unpacked, tried) = (0L, 0);
        foreach (Match begin in Begin().Matches(text))
        {
            var at = begin.Index + begin.Length;
            if (!IsPacked(bytes.AsSpan(at)))
            {
                continue;
            }

            unpacked += Unpacked(bytes, at, MostUnpacked - unpacked);
            tried++;
            if (unpacked >= MostUnpacked || tried > MostStreams)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether bytes begin as what was packed by that filter does.</summary>
    private static bool IsPacked(ReadOnlySpan<byte> bytes) =>
        bytes is [var method, var flags, ..] && (method & 0xF) == 8 && ((method << 8) | flags) % 31 == 0;

    /// <summary>How much a stream unpacks to, at most so much; what cannot be unpacked takes no memory.</summary>
    private static long Unpacked(byte[] bytes, int at, long most)
    {
        var total = 0L;
        try
        {
            using var from = new MemoryStream(bytes, at, bytes.Length - at);
            using var packed = new ZLibStream(from, CompressionMode.Decompress);
            var buffer = new byte[64 << 10];
            int read;
            while (total < most && (read = packed.Read(buffer)) > 0)
            {
                total += read;
            }

            return total;
        }
        catch (InvalidDataException)
        {
            // What came before the fault was unpacked all the same.
            return total;
        }
    }

    /// <summary>Whether a name that is written with numbers for letters is a filter's, which no program does.</summary>
    private static bool NamesFilter(Match name)
    {
        var plain = Escape().Replace(
            name.Value, e => ((char)Convert.ToByte(e.Value[1..], 16)).ToString());
        return plain is "/LZW" or "/Fl" or "/Filter" || plain.EndsWith("Decode", StringComparison.Ordinal);
    }

    // A reader is lenient about what stands between the word and what is packed.
    [GeneratedRegex(@"stream[ \t\r\n\f\0]*")]
    private static partial Regex Begin();

    // By itself, the filter of before that packs as tightly is no longer written by anything.
    [GeneratedRegex(
        @"/LZW(?:Decode|[\s/\]>])"
        + @"|Decode(?:\s|%[^\r\n]*[\r\n])*(?:/Flate|/Fl\b|\d+\s+\d+\s+R\b)"
        + @"|/Filter(?:\s|\[|%[^\r\n]*[\r\n])*\d+\s+\d+\s+R\b")]
    private static partial Regex UnpackedTwice();

    [GeneratedRegex("/[A-Za-z0-9]*#[0-9A-Fa-f]{2}[A-Za-z0-9#]*")]
    private static partial Regex EscapedNames();

    [GeneratedRegex("#[0-9A-Fa-f]{2}")]
    private static partial Regex Escape();
}
