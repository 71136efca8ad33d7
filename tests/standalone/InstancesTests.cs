using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What an operator sees of orchestrations from the command line, and does with them.</summary>
public sealed class InstancesTests : IDisposable
{
    private const string Cycle = "network-honest-society-2570-500101";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Instances_are_found_shown_and_steered_while_they_are_served()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        await using var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        await serving.ServedAtAsync();
        await StartedAsync();

        Assert.Equal(
            "suspend: done.\n", (await RunAsync("suspend", Cycle, "--reason", "a look")).Output);
        Assert.Contains(Cycle, (await RunAsync("list", "--status", "Suspended")).Output, StringComparison.Ordinal);
        var shown = (await RunAsync("show", Cycle, "--history")).Output;
        Assert.Contains("status        Suspended", shown, StringComparison.Ordinal);
        Assert.Contains("a look", shown, StringComparison.Ordinal);
        Assert.Equal("resume: done.\n", (await RunAsync("resume", Cycle)).Output);

        var again = await RunAsync("resume", Cycle);
        Assert.Equal(CommandLine.Failed, again.ExitCode);
        Assert.Contains("Nothing was changed", again.Error, StringComparison.Ordinal);

        Assert.Equal("terminate: done.\n", (await RunAsync("terminate", Cycle)).Output);
        Assert.Equal("restart: done.\n", (await RunAsync("restart", Cycle)).Output);
        Assert.Equal("terminate: done.\n", (await RunAsync("terminate", Cycle)).Output);
        Assert.Equal("purge: done.\n", (await RunAsync("purge", Cycle)).Output);
        Assert.Contains("There is no instance", (await RunAsync("purge", Cycle)).Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "instance(s) removed.\n",
            (await RunAsync("purge-ended", "--before", "2026-01-01")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Histories_are_checked_and_replayed_on_a_folder_at_rest()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        await PlayAWhileAsync();

        var replay = await CommandLine.RunAsync(_folder, "replay-check", "--ended");
        var verify = await CommandLine.RunAsync(_folder, "verify");
        var count = await RunAsync("list", "--count");

        Assert.Equal(CommandLine.Done, replay.ExitCode);
        Assert.Contains("NetworkCycle 1.0: 2 go on, 0 would be blocked", replay.Output, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Done, verify.ExitCode);
        Assert.StartsWith("Journal and store are whole and belong together", verify.Output, StringComparison.Ordinal);
        Assert.Contains("Running", count.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_nobody_serves_can_be_read_and_not_steered()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));

        CommandLine.AssertRefusal(
            await RunAsync("suspend", Cycle), "Nobody serves 'data', so nothing can be changed there.");
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "verify", "--data", "nowhere"), "There is no journal in 'nowhere'.");
        CommandLine.AssertRefusal(
            await RunAsync("list", "--created-from", "yesterday"), "'yesterday' does not fit --created-from.");
        CommandLine.AssertRefusal(await RunAsync("list", "--tag", "x"), "'x' is no tag. Write key=value.");
    }

    private Task<Outcome> RunAsync(params string[] words) => CommandLine.RunAsync(_folder, ["instances", .. words]);

    /// <summary>Serves the folder until the networks' cycles have begun.</summary>
    private async Task PlayAWhileAsync()
    {
        await using var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        await serving.ServedAtAsync();
        await StartedAsync();
        await serving.KillAsync();
    }

    private async Task StartedAsync()
    {
        while ((await RunAsync("show", Cycle)).ExitCode != CommandLine.Done)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
