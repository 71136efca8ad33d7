using System.Text;
using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Adapters.Evidence.Cleaning;

/// <summary>What a file is, by how it begins.</summary>
internal static class Content
{
    private const int Looked = 32;

    private static readonly string[] HeicBrands =
        ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "heif"];

    public static (EvidenceKind? Kind, EvidenceRefusal? Why) KindOf(FileStream file)
    {
        Span<byte> buffer = stackalloc byte[Looked];
        file.Position = 0;
        var begins = buffer[..file.ReadAtLeast(buffer, Looked, throwOnEndOfStream: false)];
        return begins switch
        {
            [0xFF, 0xD8, 0xFF, ..] => (EvidenceKind.Jpeg, null),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => (EvidenceKind.Png, null),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => (EvidenceKind.Pdf, null),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] when IsHeic(begins) =>
                (null, EvidenceRefusal.Heic),

            // A package of an office program is a ZIP; those of before 2007 have a mark of their own.
            [(byte)'P', (byte)'K', 0x03 or 0x05 or 0x07, _, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] =>
                (null, EvidenceRefusal.Office),
            _ => (null, EvidenceRefusal.OtherKind),
        };
    }

    private static bool IsHeic(ReadOnlySpan<byte> begins) =>
        HeicBrands.Contains(Encoding.ASCII.GetString(begins[8..12]), StringComparer.Ordinal);
}
