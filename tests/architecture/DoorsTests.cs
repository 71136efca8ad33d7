using System.Xml.Linq;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Architecture;

/// <summary>Which room may open which door. To add an arrow, add it here first and say why in the commit.</summary>
public sealed class DoorsTests
{
    private static readonly Dictionary<string, string[]> Doors = new()
    {
        ["engine/contract"] = [],
        ["engine/runtime"] = ["engine/contract"],
        ["workflows"] = ["engine/contract"],
        ["adapters/archive"] = ["workflows", "engine/contract"],
        ["adapters/email"] = ["workflows", "engine/contract"],
        ["adapters/programs"] = ["workflows", "engine/contract"],
        ["adapters/store"] = ["workflows", "engine/contract"],
        ["adapters/vault"] = [],
        ["web"] = ["engine/contract", "workflows"],
        ["standalone"] =
        [
            "engine/contract", "engine/runtime", "workflows", "web",
            "adapters/email", "adapters/programs", "adapters/store",
        ],
        ["functions"] =
        [
            "engine/contract", "workflows", "web",
            "adapters/archive", "adapters/email", "adapters/programs", "adapters/store", "adapters/vault",
        ],
    };

    [Fact]
    public void Every_room_opens_only_its_own_doors()
    {
        var forced =
            from project in Projects()
            let room = RoomOf(project)
            where Doors.ContainsKey(room)
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let target = (string)reference.Attribute("Include")!
            let door = RoomOf(Path.GetFullPath(target, Path.GetDirectoryName(project)!))
            where !Doors[room].Contains(door)
            select $"{room} must not open {door}";

        Assert.Empty(forced.Distinct());
    }

    [Fact]
    public void Every_room_of_the_product_is_in_the_table() =>
        Assert.Equal(
            Doors.Keys.Order(StringComparer.Ordinal),
            Projects().Select(RoomOf)
                .Where(r => r != "bench" && !r.StartsWith("tests/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

    private static IEnumerable<string> Projects() =>
        Directory.EnumerateFiles(House.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(p => !Path.GetRelativePath(House.Root, p).StartsWith("artifacts", StringComparison.Ordinal));

    private static string RoomOf(string project) =>
        Path.GetRelativePath(House.Root, Path.GetDirectoryName(project)!).Replace('\\', '/');
}
