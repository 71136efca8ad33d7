using System.Globalization;
using System.Resources;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>What a person reads in and beside a form that no programme says, from the resource files beside
/// this.</summary>
internal static class FormTexts
{
    private static readonly ResourceManager Resources = new(typeof(FormTexts));

    private static readonly CultureInfo Thai = new("th");

    private static readonly CultureInfo English = new("en");

    /// <summary>A text in both languages.</summary>
    public static LocalizedText Get(string key) => new(In(key, Thai), In(key, English));

    /// <summary>
    /// A text with what stands in it; of texts in both languages each takes its own, and of days how they are written.
    /// </summary>
    public static LocalizedText Format(string key, params ReadOnlySpan<object> parts) =>
        new(Format(key, Thai, Language.Th, parts), Format(key, English, Language.En, parts));

    private static string Format(string key, CultureInfo culture, Language language, ReadOnlySpan<object> parts)
    {
        var written = new object[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            written[i] = parts[i] is LocalizedText text ? text.In(language) : parts[i];
        }

        return string.Format(CultureInfo.InvariantCulture, In(key, culture), written);
    }

    private static string In(string key, CultureInfo culture) =>
        Resources.GetString(key, culture)
        ?? throw new InvalidOperationException(
            $"The text '{key}' is missing. Add it to FormTexts.resx and FormTexts.en.resx.");
}
