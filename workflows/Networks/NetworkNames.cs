using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks;

/// <summary>
/// How a network is named to people: with its district and province, as 2,390 subdistricts share their name with
/// another. A reader who has one network only is told no name at all.
/// </summary>
public static class NetworkNames
{
    private const string Municipality = "เทศบาล";

    /// <summary>
    /// <c>ต.ป่าตอง อ.กะทู้ จ.ภูเก็ต</c>, <c>แขวงคลองตัน เขตคลองเตย</c>, <c>เทศบาลป่าตอง อ.กะทู้ จ.ภูเก็ต</c>; in
    /// English <c>Pa Tong, Kathu, Phuket</c>, or the Thai name while the English one is not known. A name of the
    /// network's own stands in front.
    /// </summary>
    public static LocalizedText Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var thai = ThaiOf(network);
        return new LocalizedText(thai, EnglishOf(network) ?? thai);
    }

    private static string ThaiOf(Network network)
    {
        var area = network.ProvinceCode == Network.Bangkok
            ? $"เขต{network.District}"
            : $"อ.{network.District} จ.{network.Province}";
        return network.Kind switch
        {
            NetworkKind.Tambon => $"{Own(network)}ต.{network.Name} {area}",
            NetworkKind.Khwaeng => $"{Own(network)}แขวง{network.Name} {area}",
            NetworkKind.Municipality => $"{network.OwnName ?? Municipality + network.Name} {area}",
        };
    }

    private static string? EnglishOf(Network network)
    {
        if (network.English is not { } names)
        {
            return null;
        }

        var place = $"{names.Name}, {names.District}, {names.Province}";
        return network.Kind switch
        {
            NetworkKind.Tambon or NetworkKind.Khwaeng => $"{Own(network)}{place}",
            NetworkKind.Municipality => network.OwnName is { } own
                ? $"{own}, {names.District}, {names.Province}"
                : $"Municipality of {place}",
        };
    }

    private static string Own(Network network) => network.OwnName is { } own ? own + " " : "";
}
