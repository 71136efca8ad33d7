using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What steering a year does to the networks that it started.</summary>
public sealed class YearSteeringTests : IDisposable
{
    private const string Year = "year-honest-society-2570";
    private const string Cycle = "network-honest-society-2570-500101";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_years_networks_are_held_let_go_and_ended_with_it()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        await using var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        await serving.ServedAtAsync();
        await StartedAsync();

        var held = await RunAsync("suspend", Year, "--reason", "a flood");
        Assert.Equal((CommandLine.Done, string.Empty), (held.ExitCode, held.Error));
        Assert.Equal("suspend: done, and with it the 2 network cycles that the year started.", held.OutputLines[0]);
        Assert.Contains("'digest' goes on", held.OutputLines[1], StringComparison.Ordinal);
        Assert.Contains("status        Suspended", (await RunAsync("show", Cycle)).Output, StringComparison.Ordinal);
        Assert.Contains("a flood", (await RunAsync("show", Cycle, "--history")).Output, StringComparison.Ordinal);

        var released = await RunAsync("resume", Year);
        Assert.Contains("done, and with it the 2 network cycles", released.Output, StringComparison.Ordinal);
        Assert.Contains("status        Running", (await RunAsync("show", Cycle)).Output, StringComparison.Ordinal);

        var ended = await RunAsync("terminate", Year);
        Assert.Contains("done, and with it the 2 network cycles", ended.Output, StringComparison.Ordinal);
        Assert.Empty((await RunAsync("list", "--status", "Running", "--prefix", "network-")).Output);
        Assert.Empty((await RunAsync("list", "--status", "Running", "--prefix", "task-")).Output);

        var again = await RunAsync("terminate", Year);
        Assert.Equal(CommandLine.Failed, again.ExitCode);
        Assert.Contains("Nothing was changed", again.Error, StringComparison.Ordinal);
        Assert.Contains(
            "Its network cycles stay as they are", (await RunAsync("restart", Year)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_what_does_not_listen_says_that_it_goes_on()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        await using var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        await serving.ServedAtAsync();
        await StartedAsync();

        var asked = await RunAsync("cancel", Cycle);

        Assert.Equal(CommandLine.Failed, asked.ExitCode);
        Assert.Contains($"'{Cycle}' was asked to end and goes on", asked.Error, StringComparison.Ordinal);
        Assert.Contains("'instances terminate", asked.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> RunAsync(params string[] words) => CommandLine.RunAsync(_folder, ["instances", .. words]);

    private async Task StartedAsync()
    {
        while ((await RunAsync("list", "--status", "Running", "--prefix", "network-")).OutputLines.Length < 2)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
