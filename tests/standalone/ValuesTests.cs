using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Values that no command can work with: each is refused with a sentence before anything is done.</summary>
public sealed class ValuesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--data is empty.", "serve", "--data", "")]
    [InlineData("--data is empty.", "instances", "list", "--data", " ")]
    [InlineData("--data is empty.", "rehearse", "x.yaml", "--data", "")]
    [InlineData("--data is empty.", "restore", "x.zip", "--data", "")]
    [InlineData("--out is empty.", "rehearse", "x.yaml", "--out", "")]
    [InlineData("--network-file is empty.", "rehearse", "x.yaml", "--network-file", "")]
    [InlineData("--programme is empty.", "import", "x.csv", "--programme", "")]
    [InlineData("--store is empty.", "import", "x.csv", "--store", "")]
    [InlineData("programme.yaml is empty.", "rehearse", "")]
    [InlineData("networks.csv is empty.", "import", "")]
    [InlineData("file.zip is empty.", "backup", "")]
    [InlineData("file.zip is empty.", "restore", "")]
    [InlineData("id is empty.", "instances", "show", "")]
    [InlineData("id is empty.", "instances", "suspend", "")]
    [InlineData("--reason is empty.", "instances", "suspend", "x", "--reason", "")]
    [InlineData("--site is empty.", "serve", "--site", "")]
    [InlineData("'garbage' is no place to go on from.", "instances", "list", "--after", "garbage")]
    [InlineData("'-1' is no place to go on from.", "instances", "list", "--after", "-1")]
    [InlineData("--tag names 'a' twice.", "instances", "list", "--tag", "a=1", "--tag", "a=2")]
    [InlineData("'=1' is no tag.", "instances", "list", "--tag", "=1")]
    [InlineData("'77' is no status. There are Pending, Running,", "instances", "list", "--status", "77")]
    [InlineData("'X' is no status. There are Pending, Running,", "instances", "list", "--status", "X")]
    [InlineData("'Runing' is no status. Did you mean 'Running'?", "instances", "list", "--status", "Runing")]
    [InlineData("'1,2' is no status.", "instances", "list", "--status", "1,2")]
    [InlineData("'-5' does not fit --minutes.", "instances", "stuck", "--minutes", "-5")]
    [InlineData("'2147483647' does not fit --minutes.", "instances", "stuck", "--minutes", "2147483647")]
    [InlineData("'99999999999' does not fit --minutes.", "instances", "stuck", "--minutes", "99999999999")]
    [InlineData("'five' does not fit --minutes.", "instances", "stuck", "--minutes", "five")]
    [InlineData("'0' does not fit --page-size.", "instances", "list", "--page-size", "0")]
    [InlineData("'1e9' does not fit --networks.", "rehearse", "x.yaml", "--networks", "1e9")]
    [InlineData("'one' does not fit --seed.", "rehearse", "x.yaml", "--seed", "one")]
    [InlineData("'maybe' is not known to 'programflows instances list'.", "instances", "list", "--count=maybe")]
    [InlineData("'0001-01-01' does not fit --created-from.", "instances", "list", "--created-from", "0001-01-01")]
    [InlineData(
        "'0001-01-01T00:00:00+14:00' does not fit --due-before.",
        "instances", "list", "--due-before", "0001-01-01T00:00:00+14:00")]
    [InlineData("'9999-12-31' does not fit --created-to.", "instances", "list", "--created-to", "9999-12-31")]
    [InlineData("'12' does not fit --updated-to.", "instances", "list", "--updated-to", "12")]
    [InlineData(
        "'2569-11-24' is a day of the Buddhist era. Write 2026-11-24.",
        "instances", "list", "--completed-from", "2569-11-24")]
    [InlineData(
        "'2570-02-29' does not fit --before.", "instances", "purge-ended", "--before", "2570-02-29")]
    [InlineData("'' is no status. There are Pending, Running,", "instances", "list", "--status=", "--data", "data")]
    [InlineData("'' is no place to go on from.", "instances", "list", "--after=", "--data", "data")]
    [InlineData("'' is no tag.", "instances", "list", "--tag=", "--data", "data")]
    [InlineData("'' is no tag.", "instances", "list", "--tag:", "--count")]
    [InlineData("'' does not fit --page-size.", "instances", "list", "--page-size=", "--count")]
    [InlineData("'' does not fit --due-before.", "instances", "list", "--due-before=", "--count")]
    [InlineData("--name is empty.", "instances", "list", "--name", "")]
    [InlineData("--prefix is empty.", "instances", "list", "--prefix=", "--count")]
    [InlineData("--data is empty.", "instances", "list", "--data=", "--count")]
    [InlineData("'' is not known to 'programflows instances list'.", "instances", "list", "--count=", "--data", "data")]
    [InlineData("'--stauts=' is not known to 'programflows instances list'.", "instances", "list", "--stauts=")]
    [InlineData("'@words' is not known to 'programflows'.", "@words")]
    public async Task A_value_that_cannot_be_meant_is_refused_with_a_sentence(string says, params string[] words)
    {
        await File.WriteAllTextAsync(_folder["words"], "serve", TestContext.Current.CancellationToken);

        var outcome = await CommandLine.RunAsync(_folder, words);

        CommandLine.AssertRefusal(outcome, says);
        AssertSentences(outcome.Error);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("'programflows instances list --help' tells", "instances", "list", "--status", "X")]
    [InlineData("'programflows instances show --help' tells", "instances", "show")]
    [InlineData("'programflows instances --help' tells", "instances", "lst")]
    public async Task The_hint_names_the_whole_command(string says, params string[] words) =>
        Assert.Contains(says, (await CommandLine.RunAsync(_folder, words)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Where_files_cannot_be_written_is_told_before_the_year_is_played()
    {
        await File.WriteAllTextAsync(_folder["file"], "a", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder["out/summary.json"]);

        foreach (var output in (string[])["file", "file/below", "out", "/dev/null", "/proc/nowhere"])
        {
            var outcome = await CommandLine.RunAsync(
                _folder, "rehearse", CommandLine.Programme, "--networks", "1", "--data", "data", "--out", output);

            CommandLine.AssertRefusal(outcome, $"'{output}' cannot be written");
            Assert.Contains("Nothing was played.", outcome.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_folder["data"]));
        }
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_named()
    {
        foreach (var store in (string[])["garbage", "Host=", "Host=nowhere.invalid;Database=x;Username=y", "Port=x"])
        {
            var outcome = await CommandLine.RunAsync(
                _folder, "import", NetworksFile.Write(_folder, NetworksFile.GoodRows), "--apply", "--store", store);

            Assert.Equal((CommandLine.Failed, string.Empty), (outcome.ExitCode, outcome.Output));
            CommandLine.AssertNoStackTrace(outcome);
            AssertSentences(outcome.Error);
        }
    }

    /// <summary>Nothing of our code, and nothing that says that we had not thought of it.</summary>
    internal static void AssertSentences(string said)
    {
        foreach (var word in (string[])["System.", "ProgramFlows.", "Exception", "fault of this program", "   at "])
        {
            Assert.DoesNotContain(word, said, StringComparison.Ordinal);
        }
    }
}
