using System.CommandLine;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Standalone.Places;
using ProgramFlows.Standalone.Rehearsals;
using ProgramFlows.Standalone.Serving;
using ProgramFlows.Standalone.Simulation;
using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Programmes;

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
        command.Does(async (parsed, cancellationToken) => await RunAsync(
            new InstallationFolder(parsed.GetValue(data)),
            parsed.GetValue(networks),
            parsed.GetValue(seed),
            parsed.GetValue(programme),
            await PageAddresses.FindAsync(parsed.GetValue(urls)!, parsed.GetValue(isPublic), cancellationToken)
                .ConfigureAwait(false),
            parsed.GetValue(site)!,
            cancellationToken).ConfigureAwait(false));
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
        if (data.IsEmpty)
        {
            var now = TimeProvider.System.GetUtcNow();
            var programme = Programmes.Named(file, ThaiTime.DayOf(now));
            var places = Gazetteer.Read(Path.Combine(Programmes.Folder, "places"));
            var roster = SimulatedRoster.Over(programme, RehearseCommand.Draw(places, networks, seed));
            var summary = await Guarded.WithProgressAsync(
                $"Playing fiscal year {programme.FiscalYear} up to today",
                progress => new Rehearsal(programme, seed).PlayAsync(
                    data,
                    roster,
                    s => s
                        .AddEmailFolder(new EmailFolderOptions { Folder = data.Mail })
                        .AddSingleton(new SiteAddress(site)),
                    now,
                    progress,
                    _ => Task.CompletedTask,
                    cancellationToken)).ConfigureAwait(false);
            Console.WriteLine(
                $"{summary.Networks:N0} networks, {summary.Instances:N0} instances, {summary.Messages:N0} messages "
                + $"in {summary.Seconds:N1} s. "
                + $"The messages are in '{data.Mail}'.");
        }
        else
        {
            Console.WriteLine($"'{data.Path}' is not empty: going on with what is there.");
        }

        return await ServeCommand.RunAsync(data, addresses, site, cancellationToken).ConfigureAwait(false);
    }
}
