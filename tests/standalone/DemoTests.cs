using System.Text.RegularExpressions;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A demo can be stopped at any time, says that it is one, and never meets a real installation.</summary>
public sealed class DemoTests : IDisposable
{
    private const string Banner = "The networks, people and messages shown here are made up.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_demo_plays_the_year_so_far_in_an_empty_folder_and_then_serves_it()
    {
        await using var demo = Demo();
        var page = await PageAsync(demo);

        await demo.InterruptAsync();
        var outcome = await demo.EndAsync();

        Assert.Contains("3 networks, ", page, StringComparison.Ordinal);
        Assert.Contains(Banner, page, StringComparison.Ordinal);
        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        Assert.Matches(@"^3 networks, [\d,]+ instances, [\d,]+ messages in ", outcome.OutputLines[0]);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(_folder["data"], "mail"), "*.eml"));
    }

    [Theory]
    [InlineData("hears")]
    [InlineData("begun")]
    [InlineData("played")]
    [InlineData("killed")]
    public async Task A_demo_that_was_stopped_goes_on_and_says_so(string stage)
    {
        await using (var stopped = Demo())
        {
            await (stage switch
            {
                "hears" => stopped.HearsSignalsAsync(),
                "begun" => stopped.HasOpenAsync("journal.lock"),
                _ => DatabaseFile.ReachedAsync(_folder, "data", 1, stopped),
            });
            if (stage == "killed")
            {
                await stopped.KillAsync();
            }
            else
            {
                await stopped.InterruptAsync();
                var outcome = await stopped.EndAsync();
                Assert.Equal(CommandLine.Done, outcome.ExitCode);
                CommandLine.AssertNoStackTrace(outcome);
            }
        }

        var wasBegun = Directory.Exists(_folder["data"]) && Directory.EnumerateFiles(_folder["data"]).Any();
        await using var again = Demo();
        var page = await PageAsync(again);
        await again.InterruptAsync();
        var lines = (await again.EndAsync()).OutputLines;
        await using var fresh = CommandLine.Start(
            _folder, "demo", "--networks", "3", "--data", "fresh", "--urls", "http://127.0.0.1:0");
        await fresh.ServedAtAsync();
        await fresh.InterruptAsync();
        var undisturbed = (await fresh.EndAsync()).OutputLines[0];

        Assert.Contains("3 networks, ", page, StringComparison.Ordinal);
        Assert.Equal(
            wasBegun,
            lines[0].StartsWith("The demo in 'data' was stopped before it had been played", StringComparison.Ordinal));
        Assert.Equal(CountsIn(undisturbed), CountsIn(lines[wasBegun ? 1 : 0]));
    }

    [Fact]
    public async Task A_demo_is_refused_by_whatever_is_for_real_installations()
    {
        await using (var demo = Demo())
        {
            await demo.ServedAtAsync();
        }

        const string Says = "'data' holds a demo";
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "serve", "--urls", "http://127.0.0.1:0"), Says);
        CommandLine.AssertRefusal(
            await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows)), Says);
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "rehearse", CommandLine.Programme, "--data", "data"), Says);
        await using var again = Demo();
        await again.ServedAtAsync();
        await again.InterruptAsync();
        Assert.Equal("'data' holds a demo: going on with what is there.", (await again.EndAsync()).OutputLines[0]);
    }

    [Fact]
    public async Task A_demo_stays_a_demo_when_it_is_restored_from_a_backup()
    {
        await using (var demo = Demo())
        {
            await demo.ServedAtAsync();
        }

        await CommandLine.RunAsync(_folder, "backup", "copy.zip");
        var restored = await CommandLine.RunAsync(_folder, "restore", "copy.zip", "--data", "elsewhere");

        Assert.Equal((CommandLine.Done, string.Empty), (restored.ExitCode, restored.Error));
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "serve", "--data", "elsewhere", "--urls", "http://127.0.0.1:0"),
            "'elsewhere' holds a demo");
    }

    [Fact]
    public async Task A_real_installation_is_refused_by_demo_and_rehearsal()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));

        const string Says = "'data' holds a real installation";
        CommandLine.AssertRefusal(await CommandLine.RunAsync(_folder, "demo"), Says);
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "rehearse", CommandLine.Programme, "--data", "data"), Says);
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_nobodys()
    {
        Directory.CreateDirectory(_folder["data"]);
        await File.WriteAllTextAsync(
            Path.Combine(_folder["data"], "mine.txt"), "mine", TestContext.Current.CancellationToken);

        const string Says = "'data' is not empty and holds no installation";
        CommandLine.AssertRefusal(await CommandLine.RunAsync(_folder, "demo"), Says);
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "rehearse", CommandLine.Programme, "--data", "data"), Says);
        CommandLine.AssertRefusal(await CommandLine.RunAsync(_folder, "serve", "--new"), Says);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder["data"]));
    }

    [Fact]
    public async Task A_rehearsal_goes_on_as_it_was_begun_or_not_at_all()
    {
        await using (var begun = CommandLine.Start(
            _folder, "rehearse", CommandLine.Programme, "--networks", "1", "--data", "data"))
        {
            await DatabaseFile.ReachedAsync(_folder, "data", 1, begun);
            await begun.KillAsync();
        }

        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(
                _folder, "rehearse", CommandLine.Programme, "--networks", "2", "--data", "data"),
            "'data' holds a rehearsal of honest-society-2570 with 1 network(s) and seed 1");
    }

    private static string CountsIn(string line) => line[..line.IndexOf(" in ", StringComparison.Ordinal)];

    /// <summary>The overview, as headquarters sees it: anybody may be anybody in a demo.</summary>
    private static async Task<string> PageAsync(RunningCommand serving)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = await serving.ServedAtAsync() };
        var start = await http.GetStringAsync(new Uri("/demo?lang=en", UriKind.Relative), cancellation);
        var token = Regex.Match(start, "name=\"(__[^\"]+)\" value=\"([^\"]+)\"");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [token.Groups[1].Value] = token.Groups[2].Value,
            ["person"] = Regex.Match(start, "value=\"(headquarters)\"").Groups[1].Value,
            ["back"] = "/overview",
        });
        using var page = await http.PostAsync(new Uri("/demo", UriKind.Relative), form, cancellation);
        return await page.Content.ReadAsStringAsync(cancellation);
    }

    private RunningCommand Demo() =>
        CommandLine.Start(_folder, "demo", "--networks", "3", "--urls", "http://127.0.0.1:0");
}
