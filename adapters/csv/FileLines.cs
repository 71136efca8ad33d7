using System.Buffers;
using System.Text;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Csv;

/// <summary>
/// The bytes of a file as lines of text. A file is UTF-8, or Windows-874 as older spreadsheets write Thai; which of the
/// two is told by most of its letters, so that one broken byte spoils its own row and no other.
/// </summary>
internal sealed class FileLines
{
    /// <summary>The longest line, in bytes; a row of the longest values has a quarter of it.</summary>
    public const int Longest = 8_192;

    private const int Windows874 = 874;

    private static readonly Encoding Thai = CodePagesEncodingProvider.Instance.GetEncoding(Windows874)!;
    private static readonly byte[] Mark = [0xef, 0xbb, 0xbf];

    private readonly byte[] _bytes;
    private readonly bool _isUtf8;

    public FileLines(byte[] bytes) => (_bytes, _isUtf8) = (bytes, bytes.AsSpan().StartsWith(Mark) || IsUtf8(bytes));

    public string Encoding => _isUtf8 ? "UTF-8" : "Windows-874";

    /// <summary>
    /// Every line, whatever its end; of one that ends in empty columns without number, only a few of them.
    /// </summary>
    public IEnumerable<FileLine> Read()
    {
        var at = _isUtf8 && _bytes.AsSpan().StartsWith(Mark) ? Mark.Length : 0;
        for (var row = 1; at < _bytes.Length; row++)
        {
            var length = _bytes.AsSpan(at).IndexOfAny((byte)'\n', (byte)'\r');
            var end = length < 0 ? _bytes.Length : at + length;
            yield return Line(row, at, end);
            at = end + (_bytes.AsSpan(end).StartsWith("\r\n"u8) ? 2 : 1);
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken) = (0, 0);
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var isLetter = Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done;
            whole += isLetter && length > 1 ? 1 : 0;
            broken += isLetter ? 0 : 1;
            rest = rest[length..];
        }

        return broken <= whole || !LooksThai(bytes);
    }

    /// <summary>
    /// Whether most of the bytes beyond ASCII would stand where Thai letters stand: among each other, and marks on
    /// letters. In other code pages they stand alone among Latin letters.
    /// </summary>
    private static bool LooksThai(ReadOnlySpan<byte> bytes)
    {
        var (likely, unlikely) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            var before = i > 0 ? bytes[i - 1] : (byte)' ';
            var after = i + 1 < bytes.Length ? bytes[i + 1] : (byte)' ';
            var isMark = bytes[i] is 0xd1 or (>= 0xd4 and <= 0xda) or (>= 0xe7 and <= 0xee);
            _ = bytes[i] is < 0xa1 or (>= 0xdb and <= 0xde) or > 0xfb
                    || (isMark && before < 0xa1)
                    || char.IsAsciiLetter((char)before)
                    || char.IsAsciiLetter((char)after)
                ? unlikely++
                : likely++;
        }

        return likely > unlikely;
    }

    private FileLine Line(int row, int start, int end)
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(start, end - start);
        var kept = bytes;
        var columns = string.Empty;
        if (bytes.Length > Longest)
        {
            // Spreadsheets write every column that was ever touched.
            kept = bytes.TrimEnd(", \t"u8);
            columns = new string(',', Math.Min(bytes.Length - kept.Length, NetworkColumns.All.Count));
        }

        if (kept.Length > Longest)
        {
            return new FileLine(row, null, bytes.Length, null);
        }

        var text = _isUtf8 ? System.Text.Encoding.UTF8.GetString(kept) : Thai.GetString(kept);
        var broken = _isUtf8 ? BrokenUtf8(kept, start) : BrokenThai(text, start);
        return new FileLine(row, text + columns, bytes.Length, broken);
    }

    private static BrokenByte? BrokenUtf8(ReadOnlySpan<byte> bytes, int start)
    {
        var (at, character) = (0, 1);
        for (; at < bytes.Length; character++)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != OperationStatus.Done)
            {
                return new BrokenByte(bytes[at], start + at, character);
            }

            at += length;
        }

        return null;
    }

    /// <summary>One byte a letter; those without a letter become control characters or private ones.</summary>
    private BrokenByte? BrokenThai(string text, int start)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= 0x80 && LineOfText.Stray(text[i].ToString()) is not null)
            {
                return new BrokenByte(_bytes[start + i], start + i, i + 1);
            }
        }

        return null;
    }
}
