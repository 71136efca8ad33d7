namespace ProgramFlows.Workflows.Networks;

/// <summary>
/// A community network: one tambon, khwaeng or municipality. Its code is its own and never changes; where it stands is
/// an attribute that can be corrected.
/// </summary>
/// <param name="Code">Its own code; of a new network see <see cref="CodeFor"/>.</param>
/// <param name="Name">Its subdistrict's Thai name.</param>
/// <param name="District">Its district's Thai name.</param>
/// <param name="ProvinceCode">Two digits.</param>
/// <param name="Province">Its province's Thai name.</param>
/// <param name="Office">The regional office of CODI.</param>
public sealed record Network(
    NetworkCode Code, string Name, string District, string ProvinceCode, string Province, string Office)
{
    /// <summary>The province whose subdistricts are khwaeng.</summary>
    public const string Bangkok = "10";

    private const string OfMunicipality = "m";

    /// <summary>Of what it is.</summary>
    public NetworkKind Kind { get; init; } = ProvinceCode == Bangkok ? NetworkKind.Khwaeng : NetworkKind.Tambon;

    /// <summary>The official code of the subdistrict it stands in; null while nobody knows.</summary>
    public string? PlaceCode { get; init; }

    /// <summary>The place's names in English; null while they are not known.</summary>
    public EnglishNames? English { get; init; }

    /// <summary>What it calls itself; null when it has its place's name.</summary>
    public string? OwnName { get; init; }

    /// <summary>The day from which it takes part no more, in Thailand; null while it does.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>A new network in a place.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="isMunicipality">Whether it is a municipality's, and not the subdistrict's own.</param>
    public static Network At(Place place, bool isMunicipality = false)
    {
        ArgumentNullException.ThrowIfNull(place);
        var network = new Network(
            CodeFor(place, isMunicipality),
            place.Name,
            place.District,
            place.ProvinceCode,
            place.Province,
            place.Office)
        {
            PlaceCode = place.Code,
            English = place.English,
        };
        return isMunicipality ? network with { Kind = NetworkKind.Municipality } : network;
    }

    /// <summary>
    /// The code of a new network: its subdistrict's, with an <c>m</c> behind it for a municipality's.
    /// </summary>
    public static NetworkCode CodeFor(Place place, bool isMunicipality)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new NetworkCode(isMunicipality ? place.Code + OfMunicipality : place.Code);
    }

    /// <summary>The same network, with its place as it is called today; its code and its office stay.</summary>
    public Network StandingIn(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with
        {
            Name = place.Name,
            District = place.District,
            ProvinceCode = place.ProvinceCode,
            Province = place.Province,
            PlaceCode = place.Code,
            English = place.English,
        };
    }
}
