using System.Buffers.Binary;

namespace ProgramFlows.Adapters.Evidence.Cleaning;

/// <summary>
/// Takes out of a JPEG everything that is not its picture: where and when it was taken, by whom, comments, a second
/// picture behind its end. Its pixels stay bit by bit, so that a scan in a document does not lose.
/// </summary>
internal static class JpegSegments
{
    private const byte Mark = 0xFF;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Comment = 0xFE;
    private const int LengthBytes = 2;

    /// <summary>Without them; null when it is no whole JPEG.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg is not [Mark, 0xD8, ..])
        {
            return null;
        }

        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg[..2]);
        for (var at = 2; at + 1 < jpeg.Length;)
        {
            if (jpeg[at] != Mark)
            {
                return null;
            }

            switch (jpeg[at + 1])
            {
                case Mark:
                    at++;
                    break;
                case End:
                    kept.Write(jpeg.Slice(at, 2));
                    return kept.ToArray();
                default:
                    if (SegmentAt(jpeg, at) is not { } segment)
                    {
                        return null;
                    }

                    if (!Tells(jpeg[at + 1]))
                    {
                        kept.Write(jpeg[segment]);
                    }

                    at = segment.End.Value;
                    break;
            }
        }

        return null;
    }

    /// <summary>Application data but that of JFIF and of Adobe's colours, and comments.</summary>
    private static bool Tells(byte mark) => mark is (> 0xE0 and <= 0xEF and not 0xEE) or Comment;

    /// <summary>A segment, with the scan behind it when it begins one; null when it runs off the end.</summary>
    private static Range? SegmentAt(ReadOnlySpan<byte> jpeg, int at)
    {
        if (at + 2 + LengthBytes > jpeg.Length)
        {
            return null;
        }

        var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        if (end < at + 2 + LengthBytes || end > jpeg.Length)
        {
            return null;
        }

        if (jpeg[at + 1] == Scan)
        {
            // Within a scan, a mark is followed by nought or restarts it; any other ends it.
            while (end + 1 < jpeg.Length && (jpeg[end] != Mark || jpeg[end + 1] is 0x00 or (>= 0xD0 and <= 0xD7)))
            {
                end++;
            }
        }

        return at..end;
    }
}
