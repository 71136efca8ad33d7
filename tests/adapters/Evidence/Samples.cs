using System.IO.Compression;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using SkiaSharp;

namespace ProgramFlows.Tests.Adapters.Evidence;

/// <summary>Files as telephones and offices make them, and as somebody with bad intent does.</summary>
internal static class Samples
{
    /// <summary>What stands in the samples beside the picture, and must be in nothing that is kept.</summary>
    public const string Betrayal = "Somchai at home";

    /// <summary>A photograph, its left half red and its right half blue, with where it was taken.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="orientation">How the camera was held, 1 to 8.</param>
    public static byte[] Photograph(int width = 640, int height = 480, byte orientation = 1)
    {
        var plain = Encoded(width, height, SKEncodedImageFormat.Jpeg);
        return [.. plain[..2], .. Segment(0xE1, Exif(orientation)), .. Segment(0xFE, Words(Betrayal)), .. plain[2..]];
    }

    public static byte[] Screenshot(int width = 320, int height = 200) =>
        Encoded(width, height, SKEncodedImageFormat.Png);

    /// <summary>A JPEG's head that says it is larger than it is.</summary>
    public static byte[] Claiming(ushort width, ushort height)
    {
        var picture = Encoded(8, 8, SKEncodedImageFormat.Jpeg);
        for (var i = 2; i + 8 < picture.Length; i++)
        {
            if (picture[i] == 0xFF && picture[i + 1] == 0xC0)
            {
                (picture[i + 5], picture[i + 6]) = ((byte)(height >> 8), (byte)height);
                (picture[i + 7], picture[i + 8]) = ((byte)(width >> 8), (byte)width);
                return picture;
            }
        }

        throw new InvalidOperationException("It has no frame.");
    }

    /// <summary>A document with everything that betrays or acts, and a photograph on its page.</summary>
    public static byte[] Document(int pages = 1)
    {
        using var document = new PdfDocument();
        document.Info.Author = Betrayal;
        document.Info.Title = Betrayal;
        for (var i = 0; i < pages; i++)
        {
            Fill(document, document.AddPage());
        }

        var script = new PdfDictionary(document);
        script.Elements.SetName("/S", "/JavaScript");
        script.Elements.SetString("/JS", $"app.alert('{Betrayal}')");
        document.Internals.AddObject(script);
        document.Internals.Catalog.Elements.SetReference("/OpenAction", script);
        using var written = new MemoryStream();
        document.Save(written, closeStream: false);
        return written.ToArray();
    }

    /// <summary>A document whose packed objects unpack to so many bytes.</summary>
    /// <summary>A document whose objects unpack to so many bytes, with a dictionary that says so or hides it.</summary>
    public static byte[] Bomb(int bytes, string dictionary = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    {
        var packed = Packed(bytes);
        return
        [
            .. Words($"%PDF-1.7\n1 0 obj\n<<{dictionary}/Length {packed.Length}>>\nstream\n"),
            .. packed,
            .. Words("\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
        ];
    }

    private static byte[] Packed(int bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var left = bytes; left > 0; left -= zeros.Length)
            {
                zlib.Write(zeros);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Archive(string entry = "word/document.xml")
    {
        using var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = archive.CreateEntry(entry).Open();
            stream.Write(new byte[1 << 20]);
        }

        return written.ToArray();
    }

    public static byte[] Heic() =>
        [0, 0, 0, 24, .. Words("ftypheic"), 0, 0, 0, 0, .. Words("mif1heic"), .. new byte[100]];

    public static byte[] Words(string text) => Encoding.ASCII.GetBytes(text);

    private static void Fill(PdfDocument document, PdfPage page)
    {
        var photograph = new PdfDictionary(document);
        photograph.Elements.SetName("/Type", "/XObject");
        photograph.Elements.SetName("/Subtype", "/Image");
        photograph.Elements.SetInteger("/Width", 64);
        photograph.Elements.SetInteger("/Height", 48);
        photograph.Elements.SetName("/Filter", "/DCTDecode");
        photograph.CreateStream(Photograph(64, 48));
        document.Internals.AddObject(photograph);
        var pictures = new PdfDictionary(document);
        pictures.Elements.SetReference("/A", photograph);
        page.Resources.Elements["/XObject"] = pictures;

        var note = new PdfDictionary(document);
        note.Elements.SetName("/Subtype", "/Text");
        note.Elements.SetString("/Contents", Betrayal);
        document.Internals.AddObject(note);
        var notes = new PdfArray(document);
        notes.Elements.Add(PdfInternals.GetReference(note)!);
        page.Elements["/Annots"] = notes;

        var metadata = new PdfDictionary(document);
        metadata.CreateStream(Words(Betrayal));
        document.Internals.AddObject(metadata);
        page.Elements.SetReference("/Metadata", metadata);
    }

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, width / 2f, height, red);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    private static byte[] Segment(byte mark, byte[] content) =>
    [
        0xFF, mark, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content,
    ];

    /// <summary>How the camera was held, and a place: 18 degrees north.</summary>
    private static byte[] Exif(byte orientation) =>
    [
        .. Words("Exif"), 0, 0, .. Words("II"), 42, 0, 8, 0, 0, 0,
        2, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0,
        2, 0,
        1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0,
        2, 0, 5, 0, 3, 0, 0, 0, 68, 0, 0, 0,
        0, 0, 0, 0,
        18, 0, 0, 0, 1, 0, 0, 0, 47, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0,
    ];
}
