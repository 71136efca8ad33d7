using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What <c>users</c> does with the people of a data folder, and how the first one comes in.</summary>
public sealed class UsersTests : IDisposable
{
    private const string Administrators = "SELECT count(*) FROM appointments WHERE Role = 6";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_is_added_can_be_appointed_listed_and_dismissed()
    {
        await InstallAsync();

        var added = await RunAsync("add", "--name", "ดาว ตัวอย่าง", "--email", "Dao@example.org");
        var id = added.Output.Trim()["Added ".Length..^1];
        var appointed = await RunAsync(["appoint", "dao@example.org", "coordinator", "500101", .. Year]);
        var listed = await RunAsync("list", "ดาว");
        var dismissed = await RunAsync(["dismiss", id, "coordinator", "500101", .. Year]);
        var after = await RunAsync("list", id);

        Assert.Equal($"Appointed: {id}, coordinator 500101.\n", appointed.Output);
        Assert.Equal(
            $"{id}  ดาว ตัวอย่าง  dao@example.org  th\n  coordinator 500101, programme honest-society\n1 person(s).\n",
            listed.Output);
        Assert.Equal($"Dismissed: {id}, coordinator 500101.\n", dismissed.Output);
        Assert.DoesNotContain("coordinator", after.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"operator:{Environment.UserName}",
            DatabaseFile.AskStore(_folder, "data", "SELECT DISTINCT Actor FROM audit WHERE Action = 'Dismissed'"));
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_with_a_sentence()
    {
        await InstallAsync();

        CommandLine.AssertRefusal(await RunAsync("appoint", "dao", "mayor"), "'mayor' is no role. Write one of");
        CommandLine.AssertRefusal(
            await RunAsync(["appoint", "nobody@example.org", "auditor", .. Year]),
            "There is nobody of the id or e-mail 'nobody@example.org'.");
        CommandLine.AssertRefusal(
            await RunAsync(["appoint", "somjai@example.org", "coordinator", "999999", .. Year]),
            "The scope does not fit the role, or no such place is in the register. Nothing was done.");
        CommandLine.AssertRefusal(
            await RunAsync("add", "--name", "ดาว", "--email", "dao"), "This is no e-mail address.");
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "users", "list", "--data", "elsewhere"),
            "There is no installation in 'elsewhere'.");
    }

    [Fact]
    public async Task The_link_of_the_first_administrator_goes_to_a_file_that_only_its_owner_reads()
    {
        var first = await FirstAsync("boss@example.org", "link.txt", "--new");
        var again = await FirstAsync("boss@example.org", "again.txt");
        var other = await FirstAsync("other@example.org", "other.txt");

        Assert.Equal(CommandLine.Done, first.ExitCode);
        Assert.DoesNotContain("/sign-in/link/", first.Output + first.Error, StringComparison.Ordinal);
        Assert.Matches(
            "^http://localhost:5080/sign-in/link/[A-Za-z0-9_-]{43}\n$", await TextOfAsync("link.txt"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["link.txt"]));
        }

        Assert.Equal(CommandLine.Done, again.ExitCode);
        Assert.NotEqual(await TextOfAsync("link.txt"), await TextOfAsync("again.txt"));
        CommandLine.AssertRefusal(other, "There is an administrator already.");
        Assert.False(File.Exists(_folder["other.txt"]));
        Assert.Equal(1L, DatabaseFile.AskStore(_folder, "data", Administrators));
        Assert.Equal(
            1L,
            DatabaseFile.AskStore(_folder, "data", "SELECT count(*) FROM sign_ins WHERE LinkHash IS NOT NULL"));
    }

    [Fact]
    public async Task Where_a_log_might_keep_it_no_link_is_written_and_nothing_is_done()
    {
        var outcome = await CommandLine.RunAsync(
            _folder, "users", "first-administrator", "--new", "--name", "หัวหน้า", "--email", "boss@example.org");

        CommandLine.AssertRefusal(outcome, "The output is no terminal and may be kept in a log. Give --to");
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task On_a_terminal_the_link_is_shown()
    {
        var outcome = await CommandLine.RunOnTerminalAsync(
            _folder,
            200,
            "users", "first-administrator", "--new", "--name", "boss", "--email", "boss@example.org",
            "--site", "https://networks.example.org");

        Assert.Contains("https://networks.example.org/sign-in/link/", outcome.Output, StringComparison.Ordinal);
    }

    private static string[] Year => ["--programme", CommandLine.Programme];

    private async Task InstallAsync() => await NetworksFile.ApplyAsync(
        _folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));

    private Task<Outcome> RunAsync(params string[] words) => CommandLine.RunAsync(_folder, ["users", .. words]);

    private Task<Outcome> FirstAsync(string email, string file, params string[] words) => RunAsync(
        ["first-administrator", "--name", "หัวหน้า", "--email", email, "--to", file, .. words]);

    private Task<string> TextOfAsync(string file) =>
        File.ReadAllTextAsync(_folder[file], TestContext.Current.CancellationToken);
}
