using ProgramFlows.Workflows.Networks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Networks;

/// <summary>A network is named so that it can be told from those that share its name.</summary>
public sealed class NetworkNamesTests
{
    private static readonly Place PaTong = new(
        "830202", "ป่าตอง", "กะทู้", "83", "ภูเก็ต", "south", new EnglishNames("Pa Tong", "Kathu", "Phuket"));

    private static readonly Place KhlongTan = new(
        "103302", "คลองตัน", "คลองเตย", "10", "กรุงเทพมหานคร", "bangkok-east",
        new EnglishNames("Khlong Tan", "Khlong Toei", "Bangkok"));

    [Fact]
    public void A_tambon_is_named_with_its_district_and_province() => Assert.Equal(
        ("ต.ป่าตอง อ.กะทู้ จ.ภูเก็ต", "Pa Tong, Kathu, Phuket"), NamesOf(Network.At(PaTong)));

    [Fact]
    public void In_Bangkok_a_khwaeng_is_named_with_its_khet() => Assert.Equal(
        ("แขวงคลองตัน เขตคลองเตย", "Khlong Tan, Khlong Toei, Bangkok"), NamesOf(Network.At(KhlongTan)));

    [Fact]
    public void A_municipality_in_a_tambon_has_a_code_and_a_name_of_its_own()
    {
        var municipality = Network.At(PaTong, isMunicipality: true);

        Assert.Equal("830202m", municipality.Code.Value);
        Assert.Equal(NetworkKind.Municipality, municipality.Kind);
        Assert.Equal("830202", municipality.PlaceCode);
        Assert.Equal(
            ("เทศบาลป่าตอง อ.กะทู้ จ.ภูเก็ต", "Municipality of Pa Tong, Kathu, Phuket"), NamesOf(municipality));
    }

    [Fact]
    public void What_a_network_calls_itself_stands_in_front()
    {
        Assert.Equal(
            "รักษ์ป่าตอง ต.ป่าตอง อ.กะทู้ จ.ภูเก็ต",
            NamesOf(Network.At(PaTong) with { OwnName = "รักษ์ป่าตอง" }).Th);
        Assert.Equal(
            "เทศบาลเมืองป่าตอง อ.กะทู้ จ.ภูเก็ต",
            NamesOf(Network.At(PaTong, isMunicipality: true) with { OwnName = "เทศบาลเมืองป่าตอง" }).Th);
    }

    [Fact]
    public void Without_english_names_english_readers_get_the_thai_ones() => Assert.Equal(
        "ต.ป่าตอง อ.กะทู้ จ.ภูเก็ต", NamesOf(Network.At(PaTong) with { English = null }).En);

    private static (string Th, string En) NamesOf(Network network) =>
        NetworkNames.Of(network) is var names ? (names.Th, names.En) : default;
}
