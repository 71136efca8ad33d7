using System.Globalization;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Standalone.Commands;

/// <summary>Finds programmes for the command line.</summary>
internal static class Programmes
{
    /// <summary>The programmes that are shipped.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "programs");

    /// <summary>Reads a programme's file.</summary>
    /// <exception cref="ProgrammeException">It has mistakes; the message names every one.</exception>
    public static ProgrammeDefinition Read(string file)
    {
        var (definition, mistakes) = ProgrammeReader.ReadFile(file);
        return definition ?? throw new ProgrammeException(
            string.Join(Environment.NewLine,
                mistakes.Append<object>($"{mistakes.Count} mistake(s). Nothing was done.")));
    }

    /// <summary>A shipped programme by its id and fiscal year, B.E.</summary>
    /// <exception cref="ProgrammeException">It is not shipped, or has mistakes.</exception>
    public static ProgrammeDefinition Of(string id, int fiscalYear) =>
        Read(Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{id}-{fiscalYear}.yaml")));

    /// <summary>The years of the shipped programmes, by the names of their files.</summary>
    public static IReadOnlyList<ProgrammeYearName> Names() =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml")
            .Select(f => ProgrammeYearName.TryRead(Path.GetFileNameWithoutExtension(f)))
            .OfType<ProgrammeYearName>()];

    /// <summary>The shipped programme that is under way on a day, or else the latest that has begun.</summary>
    public static ProgrammeDefinition UnderWay(DateOnly today) =>
        Directory.EnumerateFiles(Folder, "*.yaml")
            .Select(Read)
            .Where(p => p.Year.FirstDay <= today)
            .OrderByDescending(p => p.FiscalYear)
            .FirstOrDefault()
        ?? throw new ProgrammeException(
            $"No programme in '{Folder}' has begun by {today:yyyy-MM-dd}. Add one, or correct the clock.");
}
