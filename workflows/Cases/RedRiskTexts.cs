using System.Globalization;
using System.Resources;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Cases;

/// <summary>The words of the message about a red risk, from the resource files beside this one.</summary>
internal static class RedRiskTexts
{
    private static readonly ResourceManager Resources = new(typeof(RedRiskTexts));

    private static readonly CultureInfo Thai = new("th");

    private static readonly CultureInfo English = new("en");

    public static string Format(Language language, string name, params ReadOnlySpan<object?> values) => string.Format(
        CultureInfo.InvariantCulture,
        Resources.GetString(name, language == Language.En ? English : Thai)
            ?? throw new InvalidOperationException(
                $"The text '{name}' is missing. Add it to RedRiskTexts.resx and RedRiskTexts.en.resx."),
        values);
}
