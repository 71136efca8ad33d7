using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Architecture;

/// <summary>A source file of the house; what tools generate is left out.</summary>
internal sealed record SourceFile(string Path, string[] Lines)
{
    public static IEnumerable<SourceFile> All() =>
        from file in Directory.EnumerateFiles(House.Root, "*.cs", SearchOption.AllDirectories)
        let path = System.IO.Path.GetRelativePath(House.Root, file).Replace('\\', '/')
        where !path.StartsWith("artifacts/", StringComparison.Ordinal)
            && !path.Contains("/Migrations/", StringComparison.Ordinal)
            && !path.Contains("/obj/", StringComparison.Ordinal)
        select new SourceFile(path, File.ReadAllLines(file));
}
