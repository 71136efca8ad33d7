using System.Globalization;
using System.Resources;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// The wording of messages, from the resource files beside this one; the language is always named, never taken from the
/// machine.
/// </summary>
internal static class MessageTexts
{
    private static readonly ResourceManager Resources = new(typeof(MessageTexts));

    private static readonly CultureInfo Thai = new("th");

    private static readonly CultureInfo English = new("en");

    public static string Get(Language language, string name) =>
        Resources.GetString(name, language == Language.En ? English : Thai)
        ?? throw new InvalidOperationException(
            $"The message text '{name}' is missing. Add it to MessageTexts.resx and MessageTexts.en.resx.");

    public static string Format(Language language, string name, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, Get(language, name), values);
}
