using System.Text;
using ProgramFlows.Adapters.Csv;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Adapters.Programmes;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Networks.Import;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Places;

/// <summary>The shipped places, and everything that people may write for one of them.</summary>
public sealed class ShippedPlacesTests
{
    private const string Header = "role,scope,name,email,language,joined_on";

    private static readonly Gazetteer Shipped = new(Path.Combine(House.Root, "programs", "places"));

    private static readonly PlaceIndex Index = new(Shipped);

    [Fact]
    public void All_official_codes_are_there_and_no_other()
    {
        Assert.Equal(7_436, Shipped.Places.Count);
        Assert.All(Shipped.Places, p => Assert.Matches("^[1-9][0-9]{5}$", p.Code));
        Assert.Equal(53, Shipped.Places.Count(p => p.ProvinceCode == "38"));
        Assert.Equal(180, Shipped.Places.Count(p => p.ProvinceCode == "10"));
        Assert.Equal(77, Index.Provinces.Count);
        Assert.Equal(5, Index.Offices.Count);
        Assert.All(Shipped.FormerCodes, f => Assert.Null(Index.OfCode(f.Key)));
        Assert.All(Shipped.FormerCodes, f => Assert.NotNull(Index.OfCode(f.Value)));
    }

    [Fact]
    public void Import_takes_every_official_code()
    {
        var read = Read(Shipped.Places.Select((p, i) => Row(p.Code, i)));

        Assert.Empty(read.Problems);
        Assert.Empty(read.Notes);
        Assert.Equal(Shipped.Places.Select(p => p.Code), read.Roster!.Networks.Select(n => n.Code.Value));
    }

    [Fact]
    public void Import_takes_every_former_code_and_says_what_it_is_today()
    {
        var read = Read(Shipped.FormerCodes.Keys.Select(Row));
        var one = Read([Row("100902", 1)]);

        Assert.Empty(read.Problems);
        Assert.Equal(
            Shipped.FormerCodes.Values.Distinct().Order(StringComparer.Ordinal),
            read.Roster!.Networks.Select(n => n.Code.Value).Order(StringComparer.Ordinal));
        Assert.Equal("103302", Assert.Single(one.Roster!.Networks).Code.Value);
        Assert.Contains("today it is 103302 (Khlong Tan", Assert.Single(one.Notes).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_place_is_found_by_its_names_in_both_languages()
    {
        Assert.All(Shipped.Places, p =>
        {
            Assert.Contains(p, Index.Named($"ต.{p.Name} อ.{p.District} จ.{p.Province}"));
            Assert.Contains(p, Index.Named($"ตำบล{p.Name} อำเภอ{p.District}"));
        });
        Assert.Equal("830202", Assert.Single(Index.Named("Pa Tong, Kathu")).Code);
        Assert.Equal("103302", Assert.Single(Index.Named("แขวงคลองตัน เขตคลองเตย")).Code);
    }

    [Theory]
    [InlineData("ต.ป่าตอง อ.กะทู้", "830202")]
    [InlineData("ป่าตอง กะทู้ ภูเก็ต", "830202")]
    [InlineData("830202m", "830202m")]
    [InlineData("เทศบาลป่าตอง อ.กะทู้", "830202m")]
    public void A_row_may_say_its_place_in_many_ways(string scope, string code) =>
        Assert.Equal(code, Assert.Single(Read([Row(scope, 1)]).Roster!.Networks).Code.Value);

    [Theory]
    [InlineData("38x012", "There is no subdistrict '38x012'")]
    [InlineData("ป่าตอง", "There is no subdistrict 'ป่าตอง'")]
    [InlineData("999999m", "There is no subdistrict '999999m'")]
    public void What_is_no_place_is_refused(string scope, string why) =>
        Assert.Contains(why, Assert.Single(Read([Row(scope, 1)]).Problems).En, StringComparison.Ordinal);

    [Theory]
    [InlineData("100902", "คลองตัน", "คลองเตย", "10", "103302")]
    [InlineData("38x012", "บึงกาฬ", "เมืองบึงกาฬ", "38", "380101")]
    [InlineData("341524", "ห้วยขะยูง", "วารินชำราบ", "34", "341524")]
    [InlineData("501805", "สบโขง", "อมก๋อย", "50", null)]
    [InlineData("86x001", "เกาะขี้นก", "ปะทิว", "86", null)]
    public void A_network_of_the_older_list_is_placed_where_it_can_be_told(
        string code, string name, string district, string province, string? place)
    {
        var old = new Network(new NetworkCode(code), name, district, province, "จังหวัด", "north");

        Assert.Equal(place, PlaceMatch.Find(old, Index)?.Code);
    }

    private static string Row(string scope, int number) =>
        $"coordinator,{scope.Replace(",", " ", StringComparison.Ordinal)},คน {number},p{number}@example.org,"
        + "th,2026-10-01";

    private static ReadNetworks Read(IEnumerable<string> rows) => new NetworkFile(Shipped).Read(
        Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header))),
        ProgrammeReader.Read(SmallProgramme.FileName, SmallProgramme.Text).Definition!);
}
