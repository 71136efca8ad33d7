using System.CommandLine;
using System.Globalization;
using System.Text;
using ProgramFlows.Adapters.Csv;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>import</c>: networks, people and roles from a CSV file; all of it or nothing.</summary>
internal static class ImportCommand
{
    private const int MostKeptShown = 20;

    public static Command Create()
    {
        var file = new Argument<string>("networks.csv")
        {
            Description =
                $"UTF-8 or Windows-874, with the columns {string.Join(",", NetworkColumns.All)}, and if wanted "
                + $"{string.Join(",", NetworkColumns.Optional)}. role and scope are "
                + "coordinator of a six-digit subdistrict (with an m behind for a municipality in it) or of its names "
                + "such as 'ต.ป่าตอง อ.กะทู้', provincial-coordinator of a two-digit province, or "
                + "regional-office of an office, each with 'deputy-' before it for who acts while nobody else is "
                + "there; language is th or en; joined_on, for coordinators only, is a day "
                + "such as 2026-10-01 or 2569-10-01; action is empty, or replace, end, erase or close.",
            DefaultValueFactory = _ => "networks.csv",
        }.NotEmpty();
        var apply = new Option<bool>(
            "--apply")
        { Description = "Takes the file in. Without it, the file is only looked through." };
        var template =
            new Option<bool>("--template") { Description = "Writes a file to begin with, and does nothing else." };
        var data = Options.Folder();
        var isNew = Options.New();
        var store = Options.Store();
        var programme = Options.Programme();
        var command = new Command(
            "import",
            "Takes in networks, people and roles: looks first and names every problem, changes nothing without "
            + "--apply.")
        {
            file, apply, template, data, isNew, store, programme,
        };
        command.Validators.Add(r =>
        {
            if (r.GetResult(store) is not null && r.GetResult(data) is { Implicit: false })
            {
                r.AddError("--data and --store exclude each other. Give one of them.");
            }
        });
        command.Does((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(template))
            {
                return WriteTemplateAsync(parsed.GetValue(file)!, cancellationToken);
            }

            var year = Programmes.Named(
                parsed.GetValue(programme), ThaiTime.DayOf(TimeProvider.System.GetUtcNow()));
            var folder = new InstallationFolder(parsed.GetValue(data)!);
            Func<ImportedRoster, Task<Taken>> takeIn =
                !parsed.GetValue(apply) ? r => LookThroughAsync(parsed.GetValue(store), folder, r, cancellationToken)
                : parsed.GetValue(store) is { } server ? r => TakeIntoStoreAsync(server, r, cancellationToken)
                : r => TakeIntoFolderAsync(folder, parsed.GetValue(isNew), year, r, cancellationToken);
            return RunAsync(parsed.GetValue(file)!, year, parsed.GetValue(apply), takeIn);
        });
        return command;
    }

    public static void ShowProblems(ReadNetworks read)
    {
        foreach (var problem in read.Problems)
        {
            var row = problem.Row == 0 ? "-" : problem.Row.ToString(CultureInfo.InvariantCulture);
            Console.Error.WriteLine($"row {row}: {problem.En}\n  แถว {row}: {problem.Th}");
        }

        if (read.ProblemCount - read.Problems.Count is > 0 and var more)
        {
            Console.Error.WriteLine(
                $"And {more} more. Correct these first.\n  ยังมีอีก {more} ข้อ โปรดแก้ข้อข้างบนก่อน");
        }

        Console.Error.WriteLine(
            $"{read.ProblemCount} problem(s) in {read.Rows} row(s), read as {read.Encoding}. Nothing was changed.");
    }

    private static void ShowChanges(ImportPlan plan, RosterChanges changes)
    {
        foreach (var line in plan.Lines)
        {
            Show(line);
        }

        Console.WriteLine(
            changes.IsNothing
                ? "Everything in it is known already; nothing changes.\n  ทุกอย่างในไฟล์มีอยู่แล้ว ไม่มีอะไรเปลี่ยน"
                : $"New: {changes.Networks} network(s), {changes.People} person(s), {changes.Appointments} role(s), "
                    + $"{changes.Enrolments} joining(s). Corrected: {changes.Corrected}."
                    + (changes.Ended + changes.Erased + changes.Closed == 0 ? "" : $" Ended: {changes.Ended} role(s). "
                        + $"Erased: {changes.Erased} person(s). Closed: {changes.Closed} network(s)."));
        foreach (var (code, stays, asked) in changes.Kept.Take(MostKeptShown))
        {
            Console.WriteLine(
                $"Network {code} joined on {stays:yyyy-MM-dd}, and that stays; the file has {asked:yyyy-MM-dd}.\n"
                + $"  เครือข่าย {code} เข้าร่วมเมื่อ {stays:yyyy-MM-dd} และคงไว้ตามเดิม ในไฟล์เป็น {asked:yyyy-MM-dd}");
        }

        if (changes.Kept.Count > MostKeptShown)
        {
            var more = changes.Kept.Count - MostKeptShown;
            Console.WriteLine(
                $"And the day of joining stays for {more} more network(s).\n"
                + $"  และคงวันที่เข้าร่วมเดิมไว้อีก {more} เครือข่าย");
        }
    }

    /// <summary>The bytes of a file of networks that somebody named.</summary>
    /// <exception cref="IOException">It is none, or too large.</exception>
    public static byte[] BytesOf(string file)
    {
        try
        {
            return OrdinaryFile.Read(file, INetworkFile.Largest) switch
            {
                { IsTooLarge: true } => throw new IOException($"'{file}' is larger than 16 MiB. Split it."),
                { IsEmpty: true } => throw new IOException(
                    $"'{file}' is empty, or a device or a pipe. 'import --template' writes a file to begin with."),
                { Bytes: var bytes } => bytes,
            };
        }
        catch (FileNotFoundException)
        {
            throw new IOException($"There is no file '{file}'. 'import --template' writes one to begin with.");
        }
    }

    private static async Task<int> WriteTemplateAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            throw new IOException($"'{file}' exists. Name another file, so that nothing is overwritten.");
        }

        await File.WriteAllTextAsync(
            file, NetworkColumns.Template, new UTF8Encoding(true), cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"Wrote '{file}'.");
        return ExitCode.Done;
    }

    private static void Show(ImportLine line) =>
        Console.WriteLine($"row {line.Row}: {line.En}\n  แถว {line.Row}: {line.Th}");

    /// <param name="file">The file of networks.</param>
    /// <param name="programme">The programme that the networks join.</param>
    /// <param name="isApplied">Whether it is taken in, and not only looked through.</param>
    /// <param name="takeIn">Takes the file in, or plays it through, and says what comes next.</param>
    private static async Task<int> RunAsync(
        string file, ProgrammeDefinition programme, bool isApplied, Func<ImportedRoster, Task<Taken>> takeIn)
    {
        var read = Programmes.ReadNetworks(BytesOf(file), programme);
        if (read.Roster is not { } roster)
        {
            ShowProblems(read);
            return ExitCode.Failed;
        }

        foreach (var note in read.Notes)
        {
            Show(note);
        }

        var (plan, changes, next) = await takeIn(roster).ConfigureAwait(false);
        var (networks, people, roles) =
            (plan.Roster.Networks.Count, plan.Roster.People.Count, plan.Roster.Appointments.Count);
        var what = $"{networks} network(s), {people} person(s), {roles} role(s), "
            + $"fiscal year {programme.FiscalYear}, read as {read.Encoding}";
        Console.WriteLine(isApplied
            ? $"Taken in: {what}.{next}"
            : $"No problem found: {what}. Nothing was changed; give --apply to take it in.{next}");
        ShowChanges(plan, changes);
        return ExitCode.Done;
    }

    /// <summary>
    /// Plays the file into a copy of the store, which is thrown away; the store may be served meanwhile. A database of
    /// several processes is not copied: there the file is played into an empty store.
    /// </summary>
    private static async Task<Taken> LookThroughAsync(
        string? server, InstallationFolder data, ImportedRoster roster, CancellationToken cancellationToken)
    {
        var isThere = server is null && File.Exists(Path.Combine(data.Path, StoreCopy.FileName));
        var scratch = isThere ? Directory.CreateTempSubdirectory("programflows-import-") : null;
        try
        {
            if (scratch is not null)
            {
                StoreCopy.Make(data.Path, Path.Combine(scratch.FullName, StoreCopy.FileName));
            }

            var next = server is null ? "" : " What is known in the store already is told when it is taken in.";
            return await ImportAsync(new StoreOptions { Folder = scratch?.FullName }, roster, next, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            scratch?.Delete(recursive: true);
        }
    }

    private static async Task<Taken> ImportAsync(
        StoreOptions options, ImportedRoster roster, string next, CancellationToken cancellationToken)
    {
        await using var store = Store.Open(options);
        await using var services = new ServiceCollection().AddStore(store).AddCsvFiles(Programmes.PlacesFolder)
            .AddSingleton<NetworkPlaces>().BuildServiceProvider();
        return await ImportAsync(services, roster, next, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Taken> ImportAsync(
        IServiceProvider services, ImportedRoster roster, string next, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();

        // Networks of an older release are known again by their place.
        var unplaced =
            await services.GetRequiredService<NetworkPlaces>().CorrectAsync(now, cancellationToken)
                .ConfigureAwait(false);
        var (plan, changes) = await services.GetRequiredService<INetworkDirectory>()
            .ImportAsync(roster, now, Actor.Operator, cancellationToken).ConfigureAwait(false);
        ShowUnplaced(unplaced);
        return new Taken(plan, changes, next);
    }

    /// <summary>They go on under their code; a row with that code as its scope gives one its place.</summary>
    private static void ShowUnplaced(IReadOnlyList<Network> networks)
    {
        foreach (var network in networks)
        {
            Console.WriteLine(
                $"Network {network.Code} ({network.Name}, {network.District}) stands in no place of today's register.\n"
                + $"  เครือข่าย {network.Code} ({network.Name} {network.District}) ไม่มีในทะเบียนพื้นที่ปัจจุบัน");
        }
    }

    private static async Task<Taken> TakeIntoFolderAsync(
        InstallationFolder data,
        bool isNew,
        ProgrammeDefinition programme,
        ImportedRoster roster,
        CancellationToken cancellationToken)
    {
        FolderAdmission.AdmitReal(data, isNew);
        await using var installation = await Installation.OpenAsync(
            data, TimeProvider.System, data.Settings()).ConfigureAwait(false);
        if (installation.Engine.ClockHold is { } hold)
        {
            throw new IOException(ClockWords.HowToGoOn(hold, data.Path));
        }

        installation.Engine.Start();
        var now = TimeProvider.System.GetUtcNow();
        var taken = await ImportAsync(installation.Services, roster, "", cancellationToken).ConfigureAwait(false);

        // A year that runs hears of them; one that is started afterwards finds them by itself.
        await installation.Relay.DrainAsync(now, cancellationToken).ConfigureAwait(false);
        await installation.StartYearAsync(programme, cancellationToken).ConfigureAwait(false);
        await installation.Engine.UnlessTroubledAsync(
            installation.Engine.WhenIdleAsync().WaitAsync(cancellationToken)).ConfigureAwait(false);
        return taken;
    }

    private static async Task<Taken> TakeIntoStoreAsync(
        string connectionString, ImportedRoster roster, CancellationToken cancellationToken)
    {
        const string Next = " The running installation starts the networks within half a minute.";
        return await ImportAsync(
            new StoreOptions { ConnectionString = connectionString }, roster, Next, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <param name="Plan">What the file comes to.</param>
    /// <param name="Changes">What changed.</param>
    /// <param name="Next">What comes next.</param>
    private sealed record Taken(ImportPlan Plan, RosterChanges Changes, string Next);
}
