using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Terminals too narrow to read, and outputs that cannot be written.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task The_narrowest_terminal_gets_its_help_and_its_rehearsal(int columns)
    {
        var help = await CommandLine.RunOnTerminalAsync(_folder, columns, "import", "--help");
        var played = await CommandLine.RunOnTerminalAsync(
            _folder, columns, "rehearse", CommandLine.Programme, "--networks", "1");

        Assert.Equal((CommandLine.Done, CommandLine.Done), (help.ExitCode, played.ExitCode));
        Assert.Contains("--template", help.Output, StringComparison.Ordinal);
        Assert.Contains("1 networks, ", played.Output, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(help);
        CommandLine.AssertNoStackTrace(played);
    }

    [Theory]
    [InlineData("exec \"$@\" > /dev/full")]
    [InlineData("exec \"$@\" >&-")]
    public async Task What_is_done_is_done_though_it_cannot_be_said_where_it_belongs(string script)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        var file = NetworksFile.Write(_folder, NetworksFile.GoodRows);

        var taken = await CommandLine.RunInShellAsync(
            _folder, script, "import", file, "--apply", "--new", "--data", "data");
        var backup = await CommandLine.RunInShellAsync(_folder, script, "backup", "b.zip", "--data", "data");
        var again = await CommandLine.RunAsync(_folder, "instances", "list", "--count");

        Assert.Equal(CommandLine.Done, taken.ExitCode);
        Assert.Contains("Standard output cannot be written", taken.Error, StringComparison.Ordinal);
        Assert.Contains("Taken in: 2 network(s)", taken.Error, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Done, backup.ExitCode);
        Assert.Contains("Backed up 'data'", backup.Error, StringComparison.Ordinal);
        Assert.Contains("Running", again.Output, StringComparison.Ordinal);
        ValuesTests.AssertSentences(taken.Error + backup.Error);
    }

    [Fact]
    public async Task A_list_that_could_not_be_written_has_not_been_given()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));

        var list = await CommandLine.RunInShellAsync(_folder, "exec \"$@\" > /dev/full", "instances", "list");
        var head = await CommandLine.RunInShellAsync(_folder, "\"$@\" | true", "instances", "list");
        var mute = await CommandLine.RunInShellAsync(
            _folder, "exec \"$@\" > /dev/full 2> /dev/full", "instances", "list");

        Assert.Equal(CommandLine.Failed, list.ExitCode);
        Assert.Contains("Standard output cannot be written", list.Error, StringComparison.Ordinal);
        Assert.Equal((CommandLine.Done, string.Empty), (head.ExitCode, head.Error));
        Assert.Equal(CommandLine.Failed, mute.ExitCode);
    }

    [Fact]
    public async Task A_device_is_no_programme()
    {
        foreach (var file in (string[])["/dev/zero", "/dev/null", ".", "/dev/full"])
        {
            Assert.SkipUnless(Path.Exists(file), "Only Unix has these devices.");
            var outcome = await CommandLine.RunAsync(_folder, "rehearse", file);

            Assert.Equal((CommandLine.Failed, string.Empty), (outcome.ExitCode, outcome.Output));
            ValuesTests.AssertSentences(outcome.Error);
        }
    }
}
