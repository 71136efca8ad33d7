using System.Text.RegularExpressions;

namespace ProgramFlows.Workflows.Networks;

/// <summary>Finds places by what people write: a code of today or of an older register, or a name with its
/// district.</summary>
/// <param name="gazetteer">The places.</param>
public sealed partial class PlaceIndex(IGazetteer gazetteer)
{
    private const StringSplitOptions Options =
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private readonly Dictionary<string, Place> _byCode = gazetteer.Places.ToDictionary(p => p.Code);
    private readonly ILookup<string, Place> _byName = gazetteer.Places.ToLookup(p => p.Name);

    /// <summary>The provinces' codes.</summary>
    public IReadOnlySet<string> Provinces { get; } = gazetteer.Places.Select(p => p.ProvinceCode).ToHashSet();

    /// <summary>The regional offices.</summary>
    public IReadOnlySet<string> Offices { get; } = gazetteer.Places.Select(p => p.Office).ToHashSet();

    /// <summary>The place of a code of today; null when there is none.</summary>
    public Place? OfCode(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The place of a code of an older register that is nobody's today; null when there is none.</summary>
    public Place? OfFormerCode(string code) =>
        gazetteer.FormerCodes.GetValueOrDefault(code) is { } today ? _byCode.GetValueOrDefault(today) : null;

    /// <summary>The place with exactly these Thai names; null when there is none.</summary>
    public Place? Named(string name, string district, string provinceCode) =>
        _byName[name].FirstOrDefault(p => p.District == district && p.ProvinceCode == provinceCode);

    /// <summary>
    /// The places that a text names: a subdistrict and its district, and its province if that is said, with or without
    /// <c>ต.</c>, <c>อำเภอ</c> and their like, in Thai or in English. In English commas stand between them.
    /// </summary>
    public IReadOnlyList<Place> Named(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isEnglish = text.Length > 0 && char.IsAsciiLetter(text[0]);
        var names = text.Split(isEnglish ? [','] : [' ', ','], Options).Select(Bare).Where(n => n.Length > 0).ToArray();
        return names.Length is not (2 or 3) ? []
            : isEnglish
                ?
                [
                    .. gazetteer.Places.Where(p => Same(p.English.Name, names[0])
                        && Same(p.English.District, names[1])
                        && (names.Length == 2 || Same(p.English.Province, names[2]))),
                ]
                :
                [
                    .. _byName[names[0]].Where(p => p.District == names[1]
                        && (names.Length == 2 || p.Province.StartsWith(names[2], StringComparison.Ordinal))),
                ];
    }

    /// <summary>Registers do not agree on the spaces of English names.</summary>
    private static bool Same(string a, string b) => Closed(a).Equals(Closed(b), StringComparison.OrdinalIgnoreCase);

    private static string Closed(string name) => name.Replace(" ", "", StringComparison.Ordinal);

    private static string Bare(string name) => Titles().Replace(name, "");

    [GeneratedRegex(@"^(ต\.|อ\.|จ\.|ตำบล|แขวง|อำเภอ|เขต|จังหวัด)", RegexOptions.CultureInvariant)]
    private static partial Regex Titles();
}
