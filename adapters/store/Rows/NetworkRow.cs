using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class NetworkRow
{
    public required NetworkCode Code { get; init; }

    public NetworkKind Kind { get; set; }

    /// <summary>The official code of its place; null while nobody knows.</summary>
    public string? PlaceCode { get; set; }

    public required string Name { get; set; }

    public required string District { get; set; }

    public required string ProvinceCode { get; set; }

    public required string Province { get; set; }

    public string? NameEn { get; set; }

    public string? DistrictEn { get; set; }

    public string? ProvinceEn { get; set; }

    /// <summary>What it calls itself; null when it has its place's name.</summary>
    public string? OwnName { get; set; }

    public required string Office { get; set; }

    /// <summary>The day from which it takes part no more; null while it does.</summary>
    public DateOnly? ClosedOn { get; set; }

    public static NetworkRow For(Network network)
    {
        var row = new NetworkRow
        {
            Code = network.Code,
            Name = network.Name,
            District = network.District,
            ProvinceCode = network.ProvinceCode,
            Province = network.Province,
            Office = network.Office,
        };
        row.Take(network);
        return row;
    }

    public Network ToNetwork() => new(Code, Name, District, ProvinceCode, Province, Office)
    {
        Kind = Kind,
        PlaceCode = PlaceCode,
        OwnName = OwnName,
        ClosedOn = ClosedOn,
        English = NameEn is null ? null : new EnglishNames(NameEn, DistrictEn!, ProvinceEn!),
    };

    public void Take(Network network)
    {
        (Kind, PlaceCode, OwnName, ClosedOn) = (network.Kind, network.PlaceCode, network.OwnName, network.ClosedOn);
        (Name, District, Office) = (network.Name, network.District, network.Office);
        (ProvinceCode, Province) = (network.ProvinceCode, network.Province);
        (NameEn, DistrictEn, ProvinceEn) =
            (network.English?.Name, network.English?.District, network.English?.Province);
    }
}
