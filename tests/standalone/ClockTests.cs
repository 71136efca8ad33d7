using System.Globalization;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>
/// A clock that is far from the last moment known holds everything and is told. No test can set the machine's clock, so
/// the last moment is set instead.
/// </summary>
public sealed class ClockTests : IDisposable
{
    private const string Held = "Everything is held until one of the two is right";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Leaps => [-3, 3, 10 * 365];

    private string Journal => Path.Combine(_folder["data"], "journal.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Leaps))]
    public async Task A_start_far_from_the_last_moment_known_is_told_on_page_and_exit_and_nothing_fires(int days)
    {
        await InstallAsync();
        var moment = LeapBy(days);
        await using var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = await serving.ServedAtAsync() };

        var page = await http.GetStringAsync(
            new Uri("/?lang=en", UriKind.Relative), TestContext.Current.CancellationToken);
        var steered = await CommandLine.RunAsync(_folder, "instances", "suspend", "digest");
        var stuck = await CommandLine.RunAsync(_folder, "instances", "stuck");
        await serving.InterruptAsync();
        var outcome = await serving.EndAsync();

        Assert.Contains("The system is waiting", page, StringComparison.Ordinal);
        CommandLine.AssertRefusal(steered, Held);
        Assert.Equal(CommandLine.Failed, stuck.ExitCode);
        Assert.Contains("clock    this machine shows", stuck.Output, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Failed, outcome.ExitCode);
        Assert.Contains(Held, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("say 'accept-clock --data data'", outcome.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(outcome);
        Assert.Equal(moment, DatabaseFile.MomentOf(_folder, "data"));
    }

    [Fact]
    public async Task An_import_into_a_held_folder_is_refused_until_an_operators_word()
    {
        await InstallAsync();
        LeapBy(-60);

        CommandLine.AssertRefusal(await ApplyAsync(), Held);
        var word = await CommandLine.RunAsync(_folder, "accept-clock");
        Assert.Equal(CommandLine.Done, word.ExitCode);
        Assert.StartsWith("Taken as right: ", word.Output, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(word);

        await InstallAsync();
    }

    [Fact]
    public async Task What_is_served_and_held_goes_on_by_an_operators_word()
    {
        await InstallAsync();
        LeapBy(-60);
        await using var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = await serving.ServedAtAsync() };

        Assert.Equal(CommandLine.Done, (await CommandLine.RunAsync(_folder, "accept-clock")).ExitCode);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await http.GetStringAsync(
            new Uri("/?lang=en", UriKind.Relative), TestContext.Current.CancellationToken)).Contains(
                "The system is waiting", StringComparison.Ordinal))
        {
            await breath.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            CommandLine.Done, (await CommandLine.RunAsync(_folder, "instances", "suspend", "digest")).ExitCode);
        await serving.InterruptAsync();
        Assert.Equal(CommandLine.Done, (await serving.EndAsync()).ExitCode);
    }

    /// <summary>Sets the last moment known, in ticks, that many days further, and gives it.</summary>
    private long LeapBy(int days)
    {
        var moment = DatabaseFile.MomentOf(_folder, "data") + days * TimeSpan.TicksPerDay;
        DatabaseFile.Change(
            Journal, string.Create(CultureInfo.InvariantCulture, $"UPDATE owner SET last_moment = {moment}"));
        return moment;
    }

    private Task<Outcome> ApplyAsync() =>
        NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));

    private async Task InstallAsync()
    {
        var outcome = await ApplyAsync();
        Assert.Equal((CommandLine.Done, ""), (outcome.ExitCode, outcome.Error));
    }
}
