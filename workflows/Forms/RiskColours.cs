using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>The colours of a risk (manual, lines 673 to 691).</summary>
public static class RiskColours
{
    /// <summary>No risk.</summary>
    public const string Green = "green";

    /// <summary>A risk that the measures prepared solve at once.</summary>
    public const string Yellow = "yellow";

    /// <summary>A high risk that cannot be solved yet.</summary>
    public const string Red = "red";

    private static readonly string[] FromBestToWorst = [Green, Yellow, Red];

    /// <summary>Their names, from the best to the worst.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> All { get; } =
        new OrderedDictionary<string, LocalizedText>(
            FromBestToWorst.Select(c => KeyValuePair.Create(c, FormTexts.Get($"Risk-{c}"))));

    /// <summary>The worst of some; null of none.</summary>
    public static string? Worst(IEnumerable<string> colours) =>
        colours.MaxBy(c => Array.IndexOf(FromBestToWorst, c));
}
