using System.Globalization;
using System.Resources;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Commands;

/// <summary>What a person reads when a command is not done, from the resource files beside this one.</summary>
public static class RefusalTexts
{
    private static readonly ResourceManager Resources = new(typeof(RefusalTexts));

    private static readonly CultureInfo Thai = new("th");

    private static readonly CultureInfo English = new("en");

    /// <summary>The sentence for a refusal.</summary>
    public static string Of(Refusal refusal, Language language) =>
        Resources.GetString(refusal.ToString(), language == Language.En ? English : Thai)
        ?? throw new InvalidOperationException(
            $"The text '{refusal}' is missing. Add it to RefusalTexts.resx and RefusalTexts.en.resx.");
}
