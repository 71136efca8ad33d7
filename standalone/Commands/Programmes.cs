using System.Globalization;
using ProgramFlows.Adapters.Csv;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Standalone.Commands;

/// <summary>Finds programmes for the command line.</summary>
internal static class Programmes
{
    /// <summary>The programmes that are shipped.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "programs");

    /// <summary>The folder of the places that are shipped with them.</summary>
    public static string PlacesFolder => Path.Combine(Folder, "places");

    /// <summary>The places that are shipped.</summary>
    public static IReadOnlyList<Place> Places => new Gazetteer(PlacesFolder).Places;

    /// <summary>Reads a file of networks that are to join a programme.</summary>
    public static ReadNetworks ReadNetworks(byte[] bytes, ProgrammeDefinition programme) =>
        new NetworkFile(new Gazetteer(PlacesFolder)).Read(bytes, programme);

    /// <summary>Reads a programme's file.</summary>
    /// <exception cref="ProgrammeException">It has mistakes; the message names every one.</exception>
    public static ProgrammeDefinition Read(string file)
    {
        var (definition, mistakes) = ProgrammeReader.ReadFile(file);
        return definition ?? throw new ProgrammeException(
            string.Join(Environment.NewLine,
                mistakes.Append<object>($"{mistakes.Count} mistake(s). Nothing was done.")));
    }

    /// <summary>What is worth knowing of a programme's file and no mistake: due days that move.</summary>
    public static IReadOnlyList<string> NotesOn(string file) => ProgrammeReader.ReadFile(file).Notes;

    /// <summary>A shipped programme by its id and fiscal year, B.E.</summary>
    /// <exception cref="ProgrammeException">It is not shipped, or has mistakes.</exception>
    public static ProgrammeDefinition Of(string id, int fiscalYear) =>
        Read(Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{id}-{fiscalYear}.yaml")));

    /// <summary>The years of the shipped programmes, by the names of their files.</summary>
    public static IReadOnlyList<ProgrammeYearName> Names() =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml")
            .Select(f => ProgrammeYearName.TryRead(Path.GetFileNameWithoutExtension(f)))
            .OfType<ProgrammeYearName>()];

    /// <summary>The programme of a file, or else the shipped one that is under way on a day.</summary>
    /// <exception cref="ProgrammeException">It has mistakes, or which is meant cannot be told.</exception>
    public static ProgrammeDefinition Named(string? file, DateOnly today) =>
        file is null ? UnderWay(Folder, today) : Read(file);

    /// <summary>The one programme of a folder that is under way on a day, or else the latest that has begun.</summary>
    /// <exception cref="ProgrammeException">There is none, or several of the same year.</exception>
    public static ProgrammeDefinition UnderWay(string folder, DateOnly today)
    {
        var begun = Directory.EnumerateFiles(folder, "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(file => (File: file, Programme: Read(file)))
            .Where(p => p.Programme.Year.FirstDay <= today)
            .GroupBy(p => p.Programme.FiscalYear)
            .MaxBy(year => year.Key)?.ToList();
        return begun switch
        {
            null or [] => throw new ProgrammeException(
                $"No programme in '{folder}' has begun by {today:yyyy-MM-dd}. Add one, or correct the clock."),
            [var (_, only)] => only,
            [var (_, first), ..] => throw new ProgrammeException(
                $"There are {begun.Count} programmes of fiscal year {first.FiscalYear}. Say which one is meant: "
                + string.Join(" or ", begun.Select(p => $"--programme {p.File}")) + "."),
        };
    }
}
