using System.CommandLine;
using System.Globalization;
using System.Text;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Standalone.Imports;
using ProgramFlows.Standalone.Places;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>import</c>: networks, people and roles from a CSV file; all of it or nothing.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("networks.csv")
        {
            Description =
                $"UTF-8 or Windows-874, with the columns {string.Join(",", NetworkFile.Columns)}. role and scope are "
                + "coordinator of a six-digit subdistrict, provincial-coordinator of a two-digit province, or "
                + "regional-office of an office; language is th or en; joined_on, for coordinators only, is a day "
                + "such as 2026-10-01 or 2569-10-01.",
            DefaultValueFactory = _ => "networks.csv",
        };
        var apply = new Option<bool>(
            "--apply")
        { Description = "Takes the file in. Without it, the file is only looked through." };
        var template =
            new Option<bool>("--template") { Description = "Writes a file to begin with, and does nothing else." };
        var data = Options.Folder();
        var programme = new Option<string?>(
            "--programme")
        { Description = "The programme's file; the one under way when left out." };
        var command = new Command(
            "import",
            "Takes in networks, people and roles: looks first and names every problem, changes nothing without "
            + "--apply.")
        {
            file, apply, template, data, programme,
        };
        command.Does((parsed, cancellationToken) => parsed.GetValue(template)
            ? WriteTemplateAsync(parsed.GetValue(file)!, cancellationToken)
            : RunAsync(
                parsed.GetValue(file)!,
                parsed.GetValue(programme) is { } named
                    ? Programmes.Read(named)
                    : Programmes.UnderWay(ThaiTime.DayOf(TimeProvider.System.GetUtcNow())),
                parsed.GetValue(apply),
                new InstallationFolder(parsed.GetValue(data)),
                cancellationToken));
        return command;
    }

    public static void ShowProblems(ReadNetworks read)
    {
        foreach (var problem in read.Problems)
        {
            var row = problem.Row == 0 ? "-" : problem.Row.ToString(CultureInfo.InvariantCulture);
            Console.Error.WriteLine($"row {row}: {problem.En}\n  แถว {row}: {problem.Th}");
        }

        Console.Error.WriteLine(
            $"{read.Problems.Count} problem(s) in {read.Rows} row(s), read as {read.Encoding}. Nothing was changed.");
    }

    private static async Task<int> WriteTemplateAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            throw new IOException($"'{file}' exists. Name another file, so that nothing is overwritten.");
        }

        await File.WriteAllTextAsync(
            file, NetworkFile.Template, new UTF8Encoding(true), cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"Wrote '{file}'.");
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(
        string file,
        ProgrammeDefinition programme,
        bool apply,
        InstallationFolder data,
        CancellationToken cancellationToken)
    {
        var read = NetworkFile.Read(file, programme, Gazetteer.Read(Path.Combine(Programmes.Folder, "places")));
        if (read.Roster is not { } roster)
        {
            ShowProblems(read);
            return ExitCode.Failed;
        }

        var what = $"{roster.Networks.Count} network(s), {roster.People.Count} person(s), "
            + $"{roster.Appointments.Count} role(s), "
            + $"fiscal year {programme.FiscalYear}, read as {read.Encoding}";
        if (!apply)
        {
            Console.WriteLine($"No problem found: {what}. Nothing was changed; give --apply to take it in.");
            return ExitCode.Done;
        }

        await using var installation = await Installation.OpenAsync(
            data, TimeProvider.System, s => s.AddEmailFolder(new EmailFolderOptions { Folder = data.Mail }))
                .ConfigureAwait(false);
        installation.Engine.Start();
        await installation.Services.GetRequiredService<INetworkDirectory>()
            .TakeInAsync(roster, TimeProvider.System.GetUtcNow(), "import", cancellationToken).ConfigureAwait(false);
        await installation.StartYearAsync(
            programme, [.. roster.Networks.Select(n => n.Code)], cancellationToken).ConfigureAwait(false);
        await installation.UnlessTroubledAsync(
            installation.Engine.WhenIdleAsync().WaitAsync(cancellationToken)).ConfigureAwait(false);
        Console.WriteLine($"Taken in: {what}.");
        return ExitCode.Done;
    }
}
