using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Adapters.Programmes;

/// <summary>A programme with one of everything, without mistakes.</summary>
internal static class SmallProgramme
{
    public const string FileName = "small.yaml";

    public static string Text { get; } = File.ReadAllText(FileOf(FileName)).ReplaceLineEndings("\n");

    public static string FileOf(string name) => Path.Combine(House.Root, "tests", "adapters", "Programmes", name);
}
