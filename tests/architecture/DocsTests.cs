using System.Text.RegularExpressions;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Architecture;

/// <summary>A reader who follows a path in the docs arrives.</summary>
public sealed partial class DocsTests
{
    [Fact]
    public void No_link_in_the_docs_is_broken() =>
        Assert.Empty(
            from page in Pages()
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups["to"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            let path = Path.GetFullPath(target, Path.GetDirectoryName(page)!)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{Path.GetRelativePath(House.Root, page)}: {target}");

    [Fact]
    public void No_path_named_in_the_docs_is_broken()
    {
        var named = (
            from page in Pages()
            from Match code in Code().Matches(File.ReadAllText(page))
            let path = code.Groups["path"].Value
            where IsOfThisHouse(path)
            select (Page: Path.GetRelativePath(House.Root, page), Path: path)).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Where(n => !Exists(n.Path)).Select(n => $"{n.Page}: {n.Path}"));
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(House.Root, "*.md", SearchOption.AllDirectories)
            .Where(p => !Path.GetRelativePath(House.Root, p).StartsWith("artifacts", StringComparison.Ordinal));

    /// <summary>A path begins with a folder of the house; anything else between back-ticks is a word.</summary>
    private static bool IsOfThisHouse(string path) =>
        path.IndexOf('/', StringComparison.Ordinal) is > 0 and var end
            && Directory.Exists(Path.Combine(House.Root, path[..end]));

    private static bool Exists(string path)
    {
        var full = Path.Combine(House.Root, path.TrimEnd('/'));
        if (!path.Contains('*', StringComparison.Ordinal))
        {
            return File.Exists(full) || Directory.Exists(full);
        }

        var folder = Path.GetDirectoryName(full)!;
        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder, Path.GetFileName(full)).Any();
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.*-]+)+/?)`")]
    private static partial Regex Code();
}
