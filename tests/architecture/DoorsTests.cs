using System.Xml.Linq;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Architecture;

/// <summary>Which room may open which door, and what it may bring in from outside: <see cref="Room.All"/>.</summary>
public sealed class DoorsTests
{
    [Fact]
    public void Every_room_opens_only_its_own_doors() =>
        Assert.Empty((
            from project in Projects()
            let room = RoomOf(project)
            where Room.All.ContainsKey(room)
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let door = RoomOf(Path.GetFullPath(NameOf(reference), Path.GetDirectoryName(project)!))
            where !Room.All[room].Doors.Contains(door)
            select $"{room} must not open {door}").Distinct());

    [Fact]
    public void Every_room_brings_in_only_its_own_packages() =>
        Assert.Empty((
            from project in Projects()
            let room = RoomOf(project)
            where Room.All.ContainsKey(room)
            from reference in PackagesOf(project)
            where !Room.All[room].Packages.Contains(reference)
            select $"{room} must not bring in {reference}").Distinct());

    [Fact]
    public void No_room_is_allowed_what_it_does_not_use() =>
        Assert.Empty(
            from project in Projects()
            let room = RoomOf(project)
            where Room.All.ContainsKey(room)
            let used = PackagesOf(project)
                .Concat(XDocument.Load(project).Descendants("ProjectReference")
                    .Select(r => RoomOf(Path.GetFullPath(NameOf(r), Path.GetDirectoryName(project)!))))
                .ToHashSet()
            from allowed in Room.All[room].Doors.Concat(Room.All[room].Packages)
            where !used.Contains(allowed)
            select $"{room} does not use {allowed}");

    [Fact]
    public void Every_room_of_the_product_is_in_the_table() =>
        Assert.Equal(
            Room.All.Keys.Order(StringComparer.Ordinal),
            Projects().Select(RoomOf)
                .Where(r => r != "bench" && !r.StartsWith("tests/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

    private static IEnumerable<string> PackagesOf(string project) =>
        XDocument.Load(project).Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "FrameworkReference")
            .Select(NameOf);

    private static string NameOf(XElement reference) => (string)reference.Attribute("Include")!;

    private static IEnumerable<string> Projects() =>
        Directory.EnumerateFiles(House.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(p => !Path.GetRelativePath(House.Root, p).StartsWith("artifacts", StringComparison.Ordinal));

    private static string RoomOf(string project) =>
        Path.GetRelativePath(House.Root, Path.GetDirectoryName(project)!).Replace('\\', '/');
}
