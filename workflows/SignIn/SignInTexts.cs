using System.Globalization;
using System.Resources;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>The words of the message with a code, from the resource files beside this one.</summary>
/// <param name="language">The language.</param>
internal sealed class SignInTexts(Language language)
{
    private static readonly ResourceManager Resources = new(typeof(SignInTexts));

    private static readonly CultureInfo Thai = new("th");

    private static readonly CultureInfo English = new("en");

    /// <summary>The language's code.</summary>
    public string Code => language == Language.En ? "en" : "th";

    public string this[string name] =>
        Resources.GetString(name, language == Language.En ? English : Thai)
        ?? throw new InvalidOperationException(
            $"The text '{name}' is missing. Add it to SignInTexts.resx and SignInTexts.en.resx.");

    public string Format(string name, string value) =>
        string.Format(CultureInfo.InvariantCulture, this[name], value);
}
