using System.CommandLine;
using ProgramFlows.Adapters.Csv;
using ProgramFlows.Rehearsal;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using Spectre.Console;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>rehearse</c>: a whole year in virtual time.</summary>
internal static class RehearseCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("programme.yaml")
        {
            Description = "The programme, such as programs/honest-society-2570.yaml.",
        }.NotEmpty();
        var networks = NetworksOption("How many networks take part, drawn from the real subdistricts.", 100);
        var networkFile = new Option<string?>("--network-file")
        {
            Description = "A file of networks as 'import' takes it, instead of drawn ones.",
        }.NotEmpty();
        var seed = Options.Seed();
        var output = new Option<string?>("--out")
        {
            Description = "Writes transcript.txt, messages.csv and summary.json there.",
        }.NotEmpty();
        var data = new Option<string?>("--data")
        {
            Description = "Keeps journal and store there, fully durable; a rehearsal that was stopped goes on. "
                + "Without it, in memory.",
        }.NotEmpty();
        var command = new Command(
            "rehearse",
            "Plays a programme's whole year in virtual time with simulated people, and tells what happened.")
        {
            file, networks, networkFile, seed, output, data,
        };
        command.Does((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(file)!,
            parsed.GetValue(networks),
            parsed.GetValue(networkFile),
            parsed.GetValue(seed),
            parsed.GetValue(output),
            parsed.GetValue(data) is { } folder ? new InstallationFolder(folder) : null,
            cancellationToken));
        return command;
    }

    public static Option<int> NetworksOption(string description, int usual) =>
        Options.Number("--networks", description, usual, 1, int.MaxValue);

    /// <summary>So many places, of those that there are.</summary>
    /// <exception cref="IOException">There are not so many.</exception>
    public static IReadOnlyList<Place> Draw(IReadOnlyList<Place> places, int networks, int seed) =>
        networks <= places.Count
            ? SimulatedRoster.Draw(places, networks, seed)
            : throw new IOException(
                $"There are {places.Count:N0} subdistricts to draw from, and --networks {networks:N0} is more. "
                + "Give a smaller number. Nothing was done.");

    private static async Task<int> RunAsync(
        string file,
        int networks,
        string? networkFile,
        int seed,
        string? output,
        InstallationFolder? data,
        CancellationToken cancellationToken)
    {
        var programme = Programmes.Read(file);
        Roster roster;
        if (networkFile is null)
        {
            roster = SimulatedRoster.Over(programme, Draw(Programmes.Places, networks, seed));
        }
        else
        {
            var read = Programmes.ReadNetworks(ImportCommand.BytesOf(networkFile), programme);
            if (read.Roster is null)
            {
                ImportCommand.ShowProblems(read);
                return ExitCode.Failed;
            }

            var people = 0;
            roster = ImportRules.Plan(
                read.Roster,
                KnownRoster.Nothing,
                programme.Year.FirstDay,
                () => new PersonId($"person-{++people}")).Roster;
        }

        if (output is not null)
        {
            RequireApart(output, data);
            RehearsalFiles.RequireWritable(output);
        }

        if (data is not null)
        {
            Admit(data, new SimulatedYear(programme.Id, programme.FiscalYear, roster.Networks.Count, seed));
        }

        var result = await Guarded.WithProgressAsync(
            $"{roster.Networks.Count:N0} networks, fiscal year {programme.FiscalYear}",
            progress => data is null
                ? PlayInMemoryAsync(programme, roster, seed, progress, cancellationToken)
                : PlayAsync(data, new RehearsedYear(programme, roster, seed), progress, cancellationToken))
            .ConfigureAwait(false);
        RehearsalTables.Show(AnsiConsole.Console, result.Entries);
        foreach (var note in Programmes.NotesOn(file))
        {
            Console.WriteLine(note);
        }

        if (output is not null)
        {
            await new RehearsalFiles(result).WriteAsync(output, cancellationToken).ConfigureAwait(false);
        }

        var summary = result.Summary;
        Console.WriteLine(
            $"{summary.Networks:N0} networks, {summary.Instances:N0} instances ({summary.Failed} failed, "
            + $"{summary.Blocked} blocked), "
            + $"{summary.Messages:N0} messages, {summary.HistoryEvents:N0} history events, {summary.Seconds:N1} s, "
            + $"{summary.PeakMemoryBytes / 1_000_000:N0} MB at most.");
        return summary.Failed + summary.Blocked == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void RequireApart(string output, InstallationFolder? data)
    {
        if (data is not null && Canonical(output) == Canonical(data.Path))
        {
            throw new IOException(
                $"--out and --data both name '{output}'. Name a folder for each. Nothing was played.");
        }

        static string Canonical(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    }

    private static async Task<RehearsalResult> PlayInMemoryAsync(
        ProgrammeDefinition programme,
        Roster roster,
        int seed,
        Action<double> progress,
        CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection()
            .AddLogging(l => l.ToStandardError(LogLevel.Warning))
            .AddCsvFiles(Programmes.PlacesFolder)
            .AddRehearsals()
            .BuildServiceProvider();
        return await services.GetRequiredService<IRehearsals>()
            .PlayAsync(programme, roster, seed, until: null, progress, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<RehearsalResult> PlayAsync(
        InstallationFolder data, RehearsedYear year, Action<double> progress, CancellationToken cancellationToken)
    {
        var clock = year.NewClock();
        await using var installation = await Installation.OpenAsync(
            data, clock, data.SettingsWithoutMessages()).ConfigureAwait(false);
        return await year.PlayAsync(
            new RehearsalStage(installation.Engine, clock, installation.Services),
            until: null,
            progress,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One that was stopped goes on as the year it was, or not at all.</summary>
    private static void Admit(InstallationFolder data, SimulatedYear year)
    {
        var mark = FolderAdmission.AdmitSimulated(data, InstallationKind.Rehearsal, () => year);
        if (mark.Simulation is { } begun && begun != year)
        {
            throw new IOException(
                $"'{data.Path}' holds a rehearsal of {begun.Programme}-{begun.FiscalYear} with {begun.Networks} "
                + $"network(s) and seed {begun.Seed}. Give the same to go on with it, or name an empty folder with "
                + "--data.");
        }
    }
}
