using System.CommandLine;
using System.Globalization;
using System.Text;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;
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
                $"UTF-8 or Windows-874, with the columns {string.Join(",", NetworkColumns.All)}. role and scope are "
                + "coordinator of a six-digit subdistrict, provincial-coordinator of a two-digit province, or "
                + "regional-office of an office, each with 'deputy-' before it for who acts while nobody else is "
                + "there; language is th or en; joined_on, for coordinators only, is a day "
                + "such as 2026-10-01 or 2569-10-01.",
            DefaultValueFactory = _ => "networks.csv",
        }.NotEmpty();
        var apply = new Option<bool>(
            "--apply")
        { Description = "Takes the file in. Without it, the file is only looked through." };
        var template =
            new Option<bool>("--template") { Description = "Writes a file to begin with, and does nothing else." };
        var data = Options.Folder();
        var isNew = Options.New();
        var store = new Option<string?>("--store")
        {
            Description =
                "Instead of a folder, the PostgreSQL of an installation that runs: 'Host=...;Database=...;"
                + "Username=...'. The password is read from the environment variable PGPASSWORD.",
        }.NotEmpty();
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
            Func<Roster, Task<(RosterChanges Changes, string Next)>>? takeIn = !parsed.GetValue(apply) ? null
                : parsed.GetValue(store) is { } server ? r => TakeIntoStoreAsync(server, r, cancellationToken)
                : r => TakeIntoFolderAsync(folder, parsed.GetValue(isNew), year, r, cancellationToken);
            return RunAsync(parsed.GetValue(file)!, year, takeIn);
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

    private static void ShowChanges(RosterChanges changes)
    {
        Console.WriteLine(
            $"New: {changes.Networks} network(s), {changes.People} person(s), {changes.Appointments} role(s), "
            + $"{changes.Enrolments} joining(s). Corrected: {changes.Corrected}.");
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

    /// <param name="file">The file of networks.</param>
    /// <param name="programme">The programme that the networks join.</param>
    /// <param name="takeIn">Takes the file in and says what comes next; null to look only.</param>
    private static async Task<int> RunAsync(
        string file, ProgrammeDefinition programme, Func<Roster, Task<(RosterChanges Changes, string Next)>>? takeIn)
    {
        var read = Programmes.ReadNetworks(BytesOf(file), programme);
        if (read.Roster is not { } roster)
        {
            ShowProblems(read);
            return ExitCode.Failed;
        }

        var what = $"{roster.Networks.Count} network(s), {roster.People.Count} person(s), "
            + $"{roster.Appointments.Count} role(s), "
            + $"fiscal year {programme.FiscalYear}, read as {read.Encoding}";
        if (takeIn is null)
        {
            Console.WriteLine($"No problem found: {what}. Nothing was changed; give --apply to take it in.");
            return ExitCode.Done;
        }

        var (changes, next) = await takeIn(roster).ConfigureAwait(false);
        Console.WriteLine($"Taken in: {what}.{next}");
        ShowChanges(changes);
        return ExitCode.Done;
    }

    private static async Task<(RosterChanges Changes, string Next)> TakeIntoFolderAsync(
        InstallationFolder data,
        bool isNew,
        ProgrammeDefinition programme,
        Roster roster,
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
        var changes = await installation.Services.GetRequiredService<INetworkDirectory>()
            .TakeInAsync(roster, now, Actor.Operator, cancellationToken).ConfigureAwait(false);

        // A year that runs hears of them; one that is started afterwards finds them by itself.
        await installation.Relay.DrainAsync(now, cancellationToken).ConfigureAwait(false);
        await installation.StartYearAsync(programme, cancellationToken).ConfigureAwait(false);
        await installation.Engine.UnlessTroubledAsync(
            installation.Engine.WhenIdleAsync().WaitAsync(cancellationToken)).ConfigureAwait(false);
        return (changes, string.Empty);
    }

    private static async Task<(RosterChanges Changes, string Next)> TakeIntoStoreAsync(
        string connectionString, Roster roster, CancellationToken cancellationToken)
    {
        await using var store = Store.Open(new StoreOptions { ConnectionString = connectionString });
        await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
        var changes = await services.GetRequiredService<INetworkDirectory>()
            .TakeInAsync(roster, TimeProvider.System.GetUtcNow(), Actor.Operator, cancellationToken)
            .ConfigureAwait(false);
        return (changes, " The running installation starts the networks within half a minute.");
    }
}
