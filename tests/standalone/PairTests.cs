using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Half an installation, or halves that do not belong together, is refused and never made anew.</summary>
public sealed class PairTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Journal => Path.Combine(_folder["data"], "journal.db");

    private string Store => Path.Combine(_folder["data"], "store.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("journal removed", "there is a store, and no journal")]
    [InlineData("journal emptied", "there is a store, and no journal")]
    [InlineData("store removed", "there is a journal, and no store")]
    [InlineData("store emptied", "the store is nobody's or has lost everything")]
    [InlineData("store of another", "the journal is of the installation ")]
    [InlineData("older store", "one of the two is older, or went on elsewhere")]
    [InlineData("older journal", "one of the two is older, or went on elsewhere")]
    public async Task Halves_that_do_not_belong_together_are_refused_by_all_that_open_them(string what, string says)
    {
        await InstallAsync("data");
        await DamageAsync(what);
        var before = Files();

        foreach (var outcome in new[]
        {
            await CommandLine.RunAsync(_folder, "serve", "--urls", "http://127.0.0.1:0"),
            await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows)),
            await CommandLine.RunAsync(_folder, "accept-clock"),
            await CommandLine.RunAsync(_folder, "backup", "copy.zip"),
        })
        {
            CommandLine.AssertRefusal(outcome, "");
            Assert.Contains(says, outcome.Error, StringComparison.Ordinal);
        }

        Assert.Equal(CommandLine.Failed, (await CommandLine.RunAsync(_folder, "verify")).ExitCode);
        Assert.Equal(CommandLine.Failed, (await CommandLine.RunAsync(_folder, "instances", "stuck")).ExitCode);
        Assert.Equal(before, Files());
        Assert.False(File.Exists(_folder["copy.zip"]));
    }

    [Theory]
    [InlineData("store removed", "there is a journal, and no store")]
    [InlineData("store of another", "the journal is of the installation ")]
    [InlineData("older journal", "one of the two is older, or went on elsewhere")]
    public async Task The_daily_check_refuses_such_halves_and_lists_warn_of_them(string what, string says)
    {
        await InstallAsync("data");
        await DamageAsync(what);

        CommandLine.AssertRefusal(await CommandLine.RunAsync(_folder, "instances", "stuck"), says);
        var id = (await CommandLine.RunAsync(_folder, "instances", "list")).OutputLines[0].Split(' ')[^1];
        foreach (var words in (string[][])[["list"], ["list", "--count"], ["show", id]])
        {
            var outcome = await CommandLine.RunAsync(_folder, ["instances", .. words]);

            Assert.Equal(CommandLine.Done, outcome.ExitCode);
            Assert.NotEmpty(outcome.Output);
            Assert.Contains(says, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_without_marks_is_adopted_once_when_both_halves_know_something()
    {
        await InstallAsync("data");
        ForgetMarks();

        Assert.Equal(CommandLine.Done, (await CommandLine.RunAsync(_folder, "accept-clock")).ExitCode);
        Assert.NotEqual(0L, DatabaseFile.AskStore(_folder, "data", "SELECT count(*) FROM installation"));
        var verify = await CommandLine.RunAsync(_folder, "verify");
        Assert.Equal(CommandLine.Done, verify.ExitCode);
        Assert.StartsWith("Journal and store are whole and belong together", verify.Output, StringComparison.Ordinal);

        File.Delete(Journal);
        Assert.Equal(CommandLine.Failed, (await CommandLine.RunAsync(_folder, "accept-clock")).ExitCode);
    }

    [Theory]
    [InlineData("DELETE FROM audit", "the journal knows orchestrations, and the store knows nothing at all")]
    public async Task A_folder_without_marks_of_which_one_half_knows_nothing_is_not_adopted(string loss, string says)
    {
        await InstallAsync("data");
        ForgetMarks();
        DatabaseFile.Change(Store, loss);

        CommandLine.AssertRefusal(await CommandLine.RunAsync(_folder, "accept-clock"), says);
    }

    [Fact]
    public async Task An_end_between_the_two_marks_is_no_mismatch()
    {
        await InstallAsync("data");
        await InstallAsync("data");
        var before = DatabaseFile.AskStore(_folder, "data", "SELECT MarkBefore FROM installation");
        DatabaseFile.Change(Journal, $"UPDATE owner SET mark = '{before}'");

        Assert.Equal(CommandLine.Done, (await CommandLine.RunAsync(_folder, "accept-clock")).ExitCode);
    }

    [Fact]
    public async Task Verify_names_open_tasks_without_an_orchestration_and_orchestrations_without_a_task()
    {
        // A demo's tasks are open at any hour; of an installation, none opens between midnight and six in Thailand.
        string ended;
        await using (var serving = CommandLine.Start(
            _folder, "demo", "--networks", "3", "--data", "data", "--urls", "http://127.0.0.1:0"))
        {
            await serving.ServedAtAsync();
            ended = OpenTaskBut("");
            Assert.Equal(
                CommandLine.Done,
                (await CommandLine.RunAsync(_folder, "instances", "terminate", $"task-{ended}")).ExitCode);
            await serving.InterruptAsync();
            await serving.EndAsync();
        }

        var gone = OpenTaskBut(ended);
        DatabaseFile.Change(Store, $"PRAGMA foreign_keys = OFF; DELETE FROM tasks WHERE Id = '{gone}'");

        var verify = await CommandLine.RunAsync(_folder, "verify");

        Assert.Equal(CommandLine.Failed, verify.ExitCode);
        Assert.Contains(
            "1 open task(s) without an orchestration: nobody is reminded of them any more: " + ended,
            verify.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "1 orchestration(s) without a task: they follow up what the store does not have: task-" + gone,
            verify.Output,
            StringComparison.Ordinal);
    }

    private async Task DamageAsync(string what)
    {
        switch (what)
        {
            case "journal removed":
                File.Delete(Journal);
                break;
            case "journal emptied":
                await File.WriteAllBytesAsync(Journal, [], TestContext.Current.CancellationToken);
                break;
            case "store removed":
                File.Delete(Store);
                break;
            case "store emptied":
                await File.WriteAllBytesAsync(Store, [], TestContext.Current.CancellationToken);
                break;
            case "store of another":
                await InstallAsync("other");
                File.Copy(Path.Combine(_folder["other"], "store.db"), Store, overwrite: true);
                break;
            default:
                var half = what == "older store" ? Store : Journal;
                File.Copy(half, _folder["kept.db"]);
                await InstallAsync("data");
                await InstallAsync("data");
                File.Copy(_folder["kept.db"], half, overwrite: true);
                break;
        }
    }

    private void ForgetMarks()
    {
        DatabaseFile.Change(
            Store,
            "DROP TABLE installation; "
            + "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%InstallationMarks'");
        DatabaseFile.Change(
            Journal,
            "ALTER TABLE owner DROP COLUMN installation; ALTER TABLE owner DROP COLUMN mark; "
            + "DROP TABLE cascades; DROP TABLE cascade_steps; PRAGMA user_version = 1");
    }

    private string Files() => string.Join(
        '\n',
        new DirectoryInfo(_folder["data"]).GetFiles("*.db").OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => $"{f.Name} {f.Length}"));

    private async Task InstallAsync(string data)
    {
        var outcome = await NetworksFile.ApplyAsync(
            _folder, NetworksFile.Write(_folder, NetworksFile.GoodRows), data);
        Assert.Equal((CommandLine.Done, ""), (outcome.ExitCode, outcome.Error));
    }

    private string OpenTaskBut(string other) => (string)DatabaseFile.AskStore(
        _folder, "data", $"SELECT Id FROM tasks WHERE Status = 0 AND Id <> '{other}' LIMIT 1");
}
