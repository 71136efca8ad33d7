using System.Globalization;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Parts;

/// <summary>What is said of files.</summary>
internal static class FileWords
{
    private const double Kilobyte = 1_000;
    private const double Megabyte = 1_000_000;

    /// <summary>How large it is and when it was sent.</summary>
    public static string Of(KeptEvidence file, Language language)
    {
        var texts = new Texts(typeof(FileWords), language);
        return texts.Format(
            "Sent",
            file.File.Bytes >= Megabyte
                ? texts.Format("MB", (file.File.Bytes / Megabyte).ToString("0.0", CultureInfo.InvariantCulture))
                : texts.Format("KB", Math.Ceiling(file.File.Bytes / Kilobyte)),
            DayWords.DayAndMonth(ThaiTime.DayOf(file.At), language),
            DayWords.Time(file.At, language));
    }

    /// <summary>The files that an answer names, in its order.</summary>
    public static IReadOnlyList<KeptEvidence> Named(FieldAnswer? answer, IReadOnlyList<KeptEvidence> files) =>
        answer is FieldAnswer.Several { Ids: var ids }
            ? [.. ids.Select(id => files.FirstOrDefault(f => f.Id.Value == id)).OfType<KeptEvidence>()]
            : [];
}
