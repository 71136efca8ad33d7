using System.CommandLine;
using ProgramFlows.Rehearsal;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Serving;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>demo</c>: the year so far with simulated people, and then the pages.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "An empty folder.",
            DefaultValueFactory = _ => InstallationFolder.Default,
        }.NotEmpty();
        var networks = RehearseCommand.NetworksOption("How many networks, drawn from the real subdistricts.", 150);
        var seed = Options.Seed();
        var programme = Options.Programme();
        var urls = ServeCommand.UrlsOption();
        var isPublic = ServeCommand.PublicOption();
        var site = ServeCommand.SiteOption();
        var command = new Command(
            "demo",
            "Plays the present year up to today with simulated people, then serves its pages and goes on in real time.")
        {
            data, networks, seed, programme, urls, isPublic, site,
        };
        command.Does(
            async (parsed, cancellationToken) => await RunAsync(
                new InstallationFolder(parsed.GetValue(data)!),
                parsed.GetValue(networks),
                parsed.GetValue(seed),
                parsed.GetValue(programme),
                await PageAddresses.FindAsync(parsed.GetValue(urls)!, parsed.GetValue(isPublic), cancellationToken)
                    .ConfigureAwait(false),
                parsed.GetValue(site)!,
                cancellationToken).ConfigureAwait(false),
            whenStopped: ExitCode.Done);
        return command;
    }

    private static async Task<int> RunAsync(
        InstallationFolder data,
        int networks,
        int seed,
        string? file,
        PageAddresses addresses,
        Uri site,
        CancellationToken cancellationToken)
    {
        var (year, isNew) = Admit(data, networks, seed, file);
        if (year is not { IsPlayed: false })
        {
            Console.WriteLine($"'{data.Path}' holds a demo: going on with what is there.");
        }
        else
        {
            if (!isNew)
            {
                Console.WriteLine(
                    $"The demo in '{data.Path}' was stopped before it had been played: going on with its "
                    + $"{year.Networks:N0} network(s) and seed {year.Seed}.");
            }

            await PlayAsync(data, year, file, site, cancellationToken).ConfigureAwait(false);
        }

        return await ServeCommand.RunAsync(
            data, InstallationKind.Demo, addresses, data.SettingsAt(site), cancellationToken).ConfigureAwait(false);
    }

    private static (SimulatedYear? Year, bool IsNew) Admit(
        InstallationFolder data, int networks, int seed, string? file)
    {
        var isNew = false;
        var mark = FolderAdmission.AdmitSimulated(data, InstallationKind.Demo, () =>
        {
            isNew = true;
            var now = TimeProvider.System.GetUtcNow();
            var programme = Programmes.Named(file, ThaiTime.DayOf(now));
            return new SimulatedYear(programme.Id, programme.FiscalYear, networks, seed, now);
        });
        return (mark.Simulation, isNew);
    }

    private static async Task PlayAsync(
        InstallationFolder data, SimulatedYear year, string? file, Uri site, CancellationToken cancellationToken)
    {
        var programme = file is null ? Programmes.Of(year.Programme, year.FiscalYear) : Programmes.Read(file);
        if (programme.Id != year.Programme || programme.FiscalYear != year.FiscalYear)
        {
            throw new ProgrammeException(
                $"'{data.Path}' holds a demo of {year.Programme}-{year.FiscalYear}. Give its file with --programme, or "
                + "name an empty folder with --data.");
        }

        var roster = SimulatedRoster.Over(programme, RehearseCommand.Draw(Programmes.Places, year.Networks, year.Seed));
        var rehearsed = new RehearsedYear(programme, roster, year.Seed);
        var clock = rehearsed.NewClock();
        RehearsalSummary summary;
        await using (var installation = await Installation.OpenAsync(
            data, clock, data.SettingsAt(site)).ConfigureAwait(false))
        {
            var stage = new RehearsalStage(installation.Engine, clock, installation.Services);
            summary = (await Guarded.WithProgressAsync(
                $"Playing fiscal year {programme.FiscalYear} up to today",
                progress => rehearsed.PlayAsync(stage, year.Until, progress, cancellationToken))
                .ConfigureAwait(false)).Summary;
        }

        new InstallationMark(InstallationKind.Demo, year with { IsPlayed = true }).Replace(data.Path);
        Console.WriteLine(
            $"{summary.Networks:N0} networks, {summary.Instances:N0} instances, {summary.Messages:N0} messages "
            + $"in {summary.Seconds:N1} s. "
            + $"The messages are in '{data.Mail}'.");
    }
}
