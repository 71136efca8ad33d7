using System.Globalization;
using System.Resources;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Evidence;

/// <summary>Why a file is not taken and what to do, from the resource files beside this one.</summary>
public static class EvidenceTexts
{
    private static readonly ResourceManager Resources = new(typeof(EvidenceTexts));

    private static readonly CultureInfo Thai = new("th");

    private static readonly CultureInfo English = new("en");

    /// <summary>A sentence for whoever chose the file.</summary>
    public static string Of(EvidenceRefusal refusal, EvidenceLimits limits, Language language)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var text = Resources.GetString(refusal.ToString(), language == Language.En ? English : Thai)
            ?? throw new InvalidOperationException(
                $"The text '{refusal}' is missing. Add it to EvidenceTexts.resx and EvidenceTexts.en.resx.");
        return string.Format(
            CultureInfo.InvariantCulture,
            text,
            limits.MostBytes >> 20,
            limits.MostPixels / 1_000_000,
            limits.MostPages);
    }
}
