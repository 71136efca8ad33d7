using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Layout;

/// <summary>The wording of a page or a part, from the resource files beside it.</summary>
/// <param name="owner">The component that the files are named after.</param>
/// <param name="language">The language.</param>
public sealed class Texts(Type owner, Language language)
{
    private static readonly ConcurrentDictionary<Type, ResourceManager> Resources = new();

    private static readonly CultureInfo Thai = new("th");
    private static readonly CultureInfo English = new("en");

    /// <summary>The language.</summary>
    public Language Language => language;

    /// <summary>A text by its name.</summary>
    public string this[string name] =>
        Find(name)
        ?? throw new InvalidOperationException(
            $"The text '{name}' is missing. Add it to {owner.Name}.resx and {owner.Name}.en.resx.");

    /// <summary>A text by its name; null where there is none.</summary>
    public string? Find(string name) =>
        Resources.GetOrAdd(owner, static o => new ResourceManager(o))
            .GetString(name, language == Language.En ? English : Thai);

    /// <summary>A text with values in it.</summary>
    public string Format(string name, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, this[name], values);
}
