using System.Text.RegularExpressions;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Architecture;

/// <summary>A source file of the house; what tools generate is left out.</summary>
internal sealed partial record SourceFile(string Path, string[] Lines)
{
    /// <summary>Code: C# alone.</summary>
    public static IEnumerable<SourceFile> Code() => All().Where(s => s.Path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>Everything that is read as code: C# and pages.</summary>
    public static IEnumerable<SourceFile> All() =>
        from file in Directory.EnumerateFiles(House.Root, "*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
        let path = System.IO.Path.GetRelativePath(House.Root, file).Replace('\\', '/')
        where !path.StartsWith("artifacts/", StringComparison.Ordinal)
            && !path.Contains("/Migrations/", StringComparison.Ordinal)
            && !path.Contains("/obj/", StringComparison.Ordinal)
        select new SourceFile(path, File.ReadAllLines(file));

    /// <summary>
    /// The type that this file is named after, with its namespace: files that share it are parts of one type.
    /// </summary>
    public string TypeName => $"{Namespace}.{System.IO.Path.GetFileName(Path).Split('.')[0]}";

    private string Namespace =>
        Lines.Select(l => NamespaceLine().Match(l)).FirstOrDefault(m => m.Success)?.Groups["name"].Value ?? Path;

    [GeneratedRegex(@"^(?:@namespace|namespace) (?<name>[\w.]+)")]
    private static partial Regex NamespaceLine();
}
