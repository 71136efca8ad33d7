using Npgsql;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>On a store that several processes share, a named person acts, and with their roles alone.</summary>
public sealed class UsersOfStoreTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_administrator_appoints_and_nobody_else_does()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.Missing);
        Do(server.ConnectionString("postgres"), "CREATE DATABASE users TEMPLATE template0");
        var store = server.ConnectionString("users");
        await ImportAsync(store);
        Do(store, """
            INSERT INTO appointments ("ProgrammeId", "Role", "Scope", "PersonId", "IsDeputy")
            SELECT '*', 6, '*', "Id", false FROM people WHERE "Email" = 'north@example.org'
            """);

        var nobody = await RunAsync(store, "list");
        var coordinator = await AppointAsync(store, "somjai@example.org");
        var administrator = await AppointAsync(store, "north@example.org");

        CommandLine.AssertRefusal(nobody, "--store needs --as: name the administrator");
        CommandLine.AssertRefusal(coordinator, "Only administrators do this. Nothing was done.");
        Assert.Equal((CommandLine.Done, string.Empty), (administrator.ExitCode, administrator.Error));
        Assert.Equal(1L, Do(store, """
            SELECT count(*) FROM audit JOIN people ON people."Id" = audit."Actor"
            WHERE "Action" = 'Appointed' AND people."Email" = 'north@example.org'
            """));
    }

    private async Task ImportAsync(string store)
    {
        NetworksFile.Write(_folder, NetworksFile.GoodRows);
        var outcome = await CommandLine.RunAsync(
            _folder, "import", "--apply", "--programme", CommandLine.Programme, "--store", store);
        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
    }

    private Task<Outcome> AppointAsync(string store, string person) => RunAsync(
        store, "appoint", "anan@example.org", "auditor", "--programme", CommandLine.Programme, "--as", person);

    private Task<Outcome> RunAsync(string store, params string[] words) =>
        CommandLine.RunAsync(_folder, ["users", .. words, "--store", store]);

    private static object? Do(string store, string sql)
    {
        using var connection = new NpgsqlConnection($"{store};Pooling=False");
        connection.Open();
#pragma warning disable CA2100 // The test's own words.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
