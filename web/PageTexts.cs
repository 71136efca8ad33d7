using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Http;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web;

/// <summary>The wording of the pages, from the resource files beside this one.</summary>
public sealed class PageTexts(Language language)
{
    private static readonly ResourceManager Resources = new(typeof(PageTexts));

    private readonly CultureInfo _culture = new(language == Language.En ? "en" : "th");

    public Language Language => language;

    public string this[string name] =>
        Resources.GetString(name, _culture)
        ?? throw new InvalidOperationException(
            $"The page text '{name}' is missing. Add it to PageTexts.resx and PageTexts.en.resx.");

    /// <summary>The wording for a request: English where it asks for it, otherwise Thai.</summary>
    public static ValueTask<PageTexts?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(new PageTexts(context.Request.Query["lang"] == "en" ? Language.En : Language.Th));
    }

    public string Format(string name, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, this[name], values);
}
