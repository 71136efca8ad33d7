using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;
using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Adapters.Evidence.Cleaning;

/// <summary>
/// Puts a document's pages into a new one: scripts, forms, attachments, notes and what is said of its author belong to
/// the old one and stay there. What hangs on the pages themselves is looked through, their photographs too.
/// </summary>
internal static class Document
{
    /// <summary>What may tell of people, places and programs, or act, wherever it stands.</summary>
    private static readonly string[] Telling =
    [
        "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JS", "/JavaScript", "/AF", "/EF",
        "/Measure", "/LGIDict", "/OPI",
    ];

    /// <summary>The same of a page; elsewhere such a name may be a font's or a picture's.</summary>
    private static readonly string[] TellingOfPages =
        ["/Annots", "/B", "/Thumb", "/VP", "/StructParents", "/Tabs", "/TemplateInstantiated"];

    /// <summary>Writes it; or why it is not taken.</summary>
    public static EvidenceRefusal? Write(FileStream laid, FileStream kept, EvidenceLimits limits)
    {
        if (!ObjectStreams.AreModest(laid))
        {
            return EvidenceRefusal.NotCleanable;
        }

        try
        {
            laid.Position = 0;
            using var came = PdfReader.Open(laid, PdfDocumentOpenMode.Import);
            if (came.PageCount == 0 || came.PageCount > limits.MostPages)
            {
                return came.PageCount == 0 ? EvidenceRefusal.Broken : EvidenceRefusal.TooManyPages;
            }

            using var clean = new PdfDocument();
            foreach (var page in came.Pages)
            {
                clean.AddPage(page);
            }

            if (!Clean(clean))
            {
                return EvidenceRefusal.NotCleanable;
            }

            clean.Save(kept, closeStream: false);
            return null;
        }
        catch (PdfReaderException e) when (
            e.Message.Contains("password", StringComparison.OrdinalIgnoreCase)
            || e.Message.Contains("encrypt", StringComparison.OrdinalIgnoreCase))
        {
            return EvidenceRefusal.Protected;
        }
        catch (Exception e) when (e is not (IOException or OutOfMemoryException))
        {
            // Whatever a reader of PDF throws at a file that somebody made up: it is the file that is at fault.
            return EvidenceRefusal.Broken;
        }
    }

    private static bool Clean(PdfDocument document)
    {
        foreach (var one in document.Internals.GetAllObjects())
        {
            switch (one)
            {
                case PdfDictionary dictionary when !Clean(dictionary):
                    return false;
                case PdfArray array:
                    Forget(array);
                    break;
            }
        }

        return true;
    }

    private static bool Clean(PdfDictionary dictionary)
    {
        Forget(dictionary);
        if (dictionary.Stream is not { } stream || FiltersOf(dictionary) is not { Count: > 0 } filters)
        {
            return true;
        }

        if (filters is ["/DCTDecode"])
        {
            if (JpegSegments.Clean(stream.Value) is not { } clean)
            {
                return false;
            }

            stream.Value = clean;
            dictionary.Elements.SetInteger("/Length", clean.Length);
            return true;
        }

        // A photograph in a format, or behind a filter, in which what it tells cannot be found.
        return !filters.Any(f => f is "/DCTDecode" or "/JPXDecode");
    }

    private static void Forget(PdfDictionary dictionary)
    {
        foreach (var key in dictionary is PdfPage ? Telling.Concat(TellingOfPages) : Telling)
        {
            dictionary.Elements.Remove(key);
        }

        foreach (var item in dictionary.Elements.Values.ToList())
        {
            ForgetWithin(item);
        }
    }

    private static void Forget(PdfArray array)
    {
        foreach (var item in array.Elements)
        {
            ForgetWithin(item);
        }
    }

    /// <summary>What is written out in place; what is referred to is looked at by itself.</summary>
    private static void ForgetWithin(PdfItem? item)
    {
        switch (item)
        {
            case PdfDictionary { IsIndirect: false } dictionary:
                Forget(dictionary);
                break;
            case PdfArray { IsIndirect: false } array:
                Forget(array);
                break;
        }
    }

    private static List<string> FiltersOf(PdfDictionary dictionary) => dictionary.Elements["/Filter"] switch
    {
        PdfReference { Value: PdfArray array } => NamesIn(array),
        PdfArray array => NamesIn(array),
        null => [],
        _ => [dictionary.Elements.GetName("/Filter")],
    };

    private static List<string> NamesIn(PdfArray array) =>
        [.. Enumerable.Range(0, array.Elements.Count).Select(array.Elements.GetName)];
}
