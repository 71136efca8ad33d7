using Npgsql;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What <c>import --store</c> takes into the PostgreSQL of an installation that runs elsewhere.</summary>
public sealed class ImportIntoStoreTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const string Password = "open, sesame";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_apply_the_store_is_not_even_asked()
    {
        NetworksFile.Write(_folder, NetworksFile.GoodRows);

        var outcome = await ImportAsync("Host=nowhere.example.org;Database=store", apply: false);

        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Nothing was changed; give --apply", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_apply_all_is_taken_in_once_and_announced_to_the_year()
    {
        var store = NewDatabase("whole");
        NetworksFile.Write(_folder, NetworksFile.GoodRows);

        var first = await ImportAsync(store);
        var second = await ImportAsync(store);

        Assert.All([first, second], o => Assert.Equal((CommandLine.Done, string.Empty), (o.ExitCode, o.Error)));
        Assert.Equal(
            "Taken in: 2 network(s), 4 person(s), 4 role(s), fiscal year 2570, read as UTF-8. "
            + "The running installation starts the networks within half a minute.\n"
            + "New: 2 network(s), 4 person(s), 4 role(s), 2 joining(s). Corrected: 0.\n",
            first.Output);
        Assert.Contains("known already; nothing changes.", second.Output, StringComparison.Ordinal);
        Assert.Equal(
            "2 networks, 4 people, 2 enrolments",
            Ask(store, """
                SELECT (SELECT count(*) FROM networks) || ' networks, ' || (SELECT count(*) FROM people) || ' people, '
                    || (SELECT count(*) FROM enrolments) || ' enrolments'
                """));
        Assert.Equal(
            """year-honest-society-2570 NetworksJoined {"codes":["500101","100102"]}""",
            Ask(store, """
                SELECT string_agg("InstanceId" || ' ' || "Event" || ' ' || "Payload", ' and ') FROM outbox
                """));
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task With_apply_one_wrong_row_keeps_every_row_out()
    {
        var store = NewDatabase("wrong");
        NetworksFile.Write(
            _folder, [.. NetworksFile.GoodRows, "coordinator,999999,ใหม่ สอง,new-2@example.org,th,2026-10-01"]);

        var outcome = await ImportAsync(store);

        Assert.Equal((CommandLine.Failed, string.Empty), (outcome.ExitCode, outcome.Output));
        Assert.Contains("There is no subdistrict '999999'", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0L, Ask(store, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task The_password_comes_from_the_environment_and_a_wrong_one_is_told_without_being_shown()
    {
        var store = NewDatabase("locked");
        Ask(store, $"CREATE ROLE {PostgresServer.Guarded} LOGIN SUPERUSER PASSWORD '{Password}'");
        NetworksFile.Write(_folder, NetworksFile.GoodRows);
        var guarded = $"{store};Username={PostgresServer.Guarded}";

        var wrong = await ImportAsync(guarded, password: "another");
        var right = await ImportAsync(guarded, password: Password);

        CommandLine.AssertRefusal(wrong, $"does not let '{PostgresServer.Guarded}' in");
        Assert.DoesNotContain("another", wrong.Error, StringComparison.Ordinal);
        Assert.Equal((CommandLine.Done, string.Empty), (right.ExitCode, right.Error));
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_told()
    {
        NetworksFile.Write(_folder, NetworksFile.GoodRows);

        CommandLine.AssertRefusal(await ImportAsync(ConnectionString("missing")), "does not exist. Create it, or name");
        CommandLine.AssertRefusal(
            await ImportAsync("what is this"), "The connection string of the store cannot be used");
    }

    [Fact]
    public async Task A_folder_and_a_store_are_not_given_together()
    {
        var outcome = await CommandLine.RunAsync(
            _folder, "import", "networks.csv", "--data", "data", "--store", "Host=nowhere.example.org");

        Assert.Equal(CommandLine.Failed, outcome.ExitCode);
        Assert.Contains("--data and --store exclude each other", outcome.Error, StringComparison.Ordinal);
    }

    private static object? Ask(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection($"{connectionString};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private Task<Outcome> ImportAsync(string store, bool apply = true, string? password = null) =>
        CommandLine.RunWithPasswordAsync(
            _folder,
            password,
            ["import", "networks.csv", "--programme", CommandLine.Programme, "--store", store,
                .. apply ? (string[])["--apply"] : []]);

    private string NewDatabase(string name)
    {
        Ask(ConnectionString("postgres"), $"CREATE DATABASE {name} TEMPLATE template0");
        return ConnectionString(name);
    }

    private string ConnectionString(string database)
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.Missing);
        return server.ConnectionString(database);
    }
}
