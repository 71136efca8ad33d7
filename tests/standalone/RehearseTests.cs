using System.Runtime.Versioning;
using System.Text.Json;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What <c>rehearse</c> plays, writes and refuses.</summary>
public sealed class RehearseTests(Year year) : IDisposable
{
    /// <summary>
    /// What was done with tasks by somebody who does not hold the role that the programme asks for there: networks hand
    /// in, the region reviews and waives, the province extends, and the programme itself opens and closes.
    /// </summary>
    private const string UnlawfulActs =
        """
        SELECT coalesce(group_concat(DISTINCT a.Action || ' by ' || a.Actor), '')
        FROM audit a JOIN tasks t ON t.Id = a.Subject
        WHERE CASE WHEN a.Action IN ('Opened', 'Lapsed') THEN a.Actor <> 'programme' ELSE NOT EXISTS (
            SELECT 1 FROM appointments p
            WHERE p.PersonId = a.Actor AND p.ProgrammeId = t.ProgrammeId AND CASE
                WHEN a.Action = 'Submitted' AND p.Role = 0 THEN p.Scope = t.NetworkCode
                WHEN a.Action = 'Extended' AND p.Role = 1 THEN p.Scope = t.ProvinceCode
                WHEN a.Action IN ('Accepted', 'Returned', 'Waived') AND p.Role = 2 THEN p.Scope = t.Office
                ELSE 0 END) END
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rehearsal_leaves_a_transcript_the_messages_and_a_summary()
    {
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(year.Output, "summary.json"), TestContext.Current.CancellationToken));
        var sent = year.Played.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            [
                "networks", "instances", "failed", "blocked", "messages", "historyEvents", "seconds",
                "peakMemoryBytes",
            ],
            summary.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(Year.Networks, summary.RootElement.GetProperty("networks").GetInt32());
        Assert.Equal(0, summary.RootElement.GetProperty("failed").GetInt32());
        Assert.Equal(0, summary.RootElement.GetProperty("blocked").GetInt32());
        Assert.Equal("day,time,person,subject,lines,message", sent[0].TrimStart('\ufeff'));
        Assert.Equal(sent.Length - 1, summary.RootElement.GetProperty("messages").GetInt32());
        Assert.All(
            year.Played.Transcript.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches(@"^20\d\d-\d\d-\d\d \d\d:\d\d  [A-Z]\w+ \w+  \S", line));
        Assert.Equal(3, Directory.EnumerateFiles(year.Output).Count());
    }

    [Fact]
    public async Task Who_reviews_and_who_moves_a_due_date_is_what_the_programme_says()
    {
        var text = await File.ReadAllTextAsync(CommandLine.Programme, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder["programme.yaml"],
            text.Replace(
                "review: { by: provincial-coordinator", "review: { by: regional-office", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var played = await Played.RehearseAsync(
            _folder, "rehearse", "programme.yaml", "--networks", "5", "--out", "out", "--data", "data");

        var called = played.Transcript.Split('\n')
            .Where(l => l.Contains("Notice ReviewWaiting", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(called);
        Assert.All(called, l => Assert.Matches("  office-[a-z-]+$", l));
        Assert.Equal("", DatabaseFile.AskStore(_folder, "data", UnlawfulActs));
        var otherwise = UnlawfulActs.Replace("p.Role = 2", "p.Role = 1", StringComparison.Ordinal);
        Assert.NotEqual("", DatabaseFile.AskStore(_folder, "data", otherwise));
    }

    [Fact]
    public async Task The_same_seed_plays_the_same_year_in_memory_and_on_disk_and_another_seed_another()
    {
        var onDisk = await Played.RehearseAsync(_folder, Year.Words("out", "data"));
        var other = await Played.RehearseAsync(_folder, [.. Year.Words("other"), "--seed", "8"]);

        Assert.True(onDisk == year.Played, Played.Difference(year.Played, onDisk));
        Assert.NotEqual(year.Played.Transcript, other.Transcript);
    }

    [Fact]
    public async Task Ctrl_C_stops_a_rehearsal_and_the_same_command_goes_on_with_it()
    {
        var words = Year.Words("out", "data");
        await using (var running = CommandLine.Start(_folder, words))
        {
            await DatabaseFile.ReachedAsync(_folder, "data", 1, running);
            await running.InterruptAsync();
            var stopped = await running.EndAsync();
            Assert.Equal(
                (CommandLine.Cancelled, string.Empty, "Stopped. Everything that was confirmed is kept.\n"),
                (stopped.ExitCode, stopped.Output, stopped.Error));
        }

        var reached = DatabaseFile.MomentOf(_folder, "data");
        var whole = await Played.RehearseAsync(_folder, words);

        Assert.InRange(reached, 1, DatabaseFile.MomentOf(_folder, "data") - 1);
        Assert.True(whole == year.Played, Played.Difference(year.Played, whole));
    }

    [Fact]
    public async Task A_programme_with_mistakes_is_not_played_and_every_mistake_is_named_with_its_line()
    {
        var text = await File.ReadAllTextAsync(CommandLine.Programme, TestContext.Current.CancellationToken);
        var broken = text
            .Replace("scope: network\n", "scope: nowhere\n", StringComparison.Ordinal)
            .Replace("kind: number\n", "kind: numeral\n", StringComparison.Ordinal)
            .Replace("grace-days: 30", "grace-days: soon", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder["broken.yaml"], broken, TestContext.Current.CancellationToken);
        var wrong = broken.Split('\n').Index()
            .Where(l => l.Item.Contains("nowhere", StringComparison.Ordinal)
                || l.Item.Contains("numeral", StringComparison.Ordinal)
                || l.Item.Contains("soon", StringComparison.Ordinal))
            .Select(l => l.Index + 1)
            .ToList();

        var outcome = await CommandLine.RunAsync(_folder, "rehearse", "broken.yaml", "--data", "data");

        Assert.Equal((CommandLine.Failed, string.Empty), (outcome.ExitCode, outcome.Output));
        Assert.True(wrong.Count > 10);
        Assert.All(wrong, line => Assert.Contains($"broken.yaml:{line}:", outcome.Error, StringComparison.Ordinal));
        Assert.All(outcome.ErrorLines.SkipLast(1), line => Assert.Matches(@"^broken\.yaml:\d+(:\d+)?: [^ ]", line));
        Assert.Equal($"{outcome.ErrorLines.Length - 1} mistake(s). Nothing was done.", outcome.ErrorLines[^1]);
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task A_programme_that_is_not_there_is_named()
    {
        var outcome = await CommandLine.RunAsync(_folder, "rehearse", "nowhere.yaml");

        CommandLine.AssertRefusal(
            outcome, "There is no file 'nowhere.yaml'. Give the path of a programme's YAML file.");
    }

    [Fact]
    public async Task The_networks_of_a_file_can_be_rehearsed_and_its_problems_are_named()
    {
        var good = NetworksFile.Write(_folder, NetworksFile.GoodRows);
        var bad = NetworksFile.Write(_folder, ["chief,500101,A,a@example.org,th,2026-10-01"], "bad.csv");

        var played = await CommandLine.RunAsync(
            _folder, "rehearse", CommandLine.Programme, "--network-file", good);
        var refused = await CommandLine.RunAsync(
            _folder, "rehearse", CommandLine.Programme, "--network-file", bad);

        Assert.Equal(CommandLine.Done, played.ExitCode);
        Assert.StartsWith("2 networks, ", played.OutputLines[^1], StringComparison.Ordinal);
        Assert.Equal((CommandLine.Failed, string.Empty), (refused.ExitCode, refused.Output));
        Assert.StartsWith("row 2: 'chief' is no role.", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_anything_but_an_earlier_rehearsal_is_refused_before_the_year_is_played()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        Directory.CreateDirectory(_folder["letters"]);
        Directory.CreateDirectory(_folder["notes"]);
        await File.WriteAllTextAsync(_folder["letters/messages.csv"], "mine", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder["notes/notes.txt"], "mine", TestContext.Current.CancellationToken);

        foreach (var (folder, held) in new[] { ("data", "'installation.json'"), ("letters", "'messages.csv'"),
            ("notes", "'notes.txt'") })
        {
            var before = Directory.GetFiles(_folder[folder]);
            CommandLine.AssertRefusal(await RehearseIntoAsync(folder, "year"), $"holds {held}");
            Assert.Equal(before, Directory.GetFiles(_folder[folder]));
            Assert.False(Directory.Exists(_folder["year"]));
        }

        CommandLine.AssertRefusal(await RehearseIntoAsync("year", "year/../year"), "--out and --data");
        Assert.Equal(
            "mine",
            await File.ReadAllTextAsync(_folder["letters/messages.csv"], TestContext.Current.CancellationToken));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_earlier_rehearsal_gives_way_and_what_is_written_is_for_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        Directory.CreateDirectory(_folder["out"]);
        foreach (var name in (string[])["transcript.txt", "messages.csv", "summary.json"])
        {
            await File.WriteAllTextAsync(_folder[$"out/{name}"], "old", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(_folder[$"out/{name}"], (UnixFileMode)0b110_100_100);
        }

        var outcome = await RehearseIntoAsync("out", "data");

        Assert.Equal(CommandLine.Done, outcome.ExitCode);
        var files = new DirectoryInfo(_folder["out"]).GetFiles();
        Assert.Equal(3, files.Length);
        Assert.All(files, f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, f.UnixFileMode));
        Assert.All(files, f => Assert.NotEqual("old", File.ReadAllText(f.FullName)));
    }

    private Task<Outcome> RehearseIntoAsync(string output, string data) => CommandLine.RunAsync(
        _folder, "rehearse", CommandLine.Programme, "--networks", "1", "--out", output, "--data", data);
}
