using ProgramFlows.Adapters.Store;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Databases that cannot be reached or used, and those who may use them.</summary>
public sealed class StoreServerTests(DatabaseServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Processes_that_open_an_empty_database_at_the_same_moment_make_its_tables_once()
    {
        var database = server.NewEmptyDatabase();

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open(database))));

        foreach (var store in stores)
        {
            Assert.Equal(0, await store.RaiseAgainAsync(StoreHouse.Now, Stop));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_was_confirmed_is_there_when_the_store_is_opened_again()
    {
        await using var house = StoreHouse.On(server);
        await house.BringToAsync(WorkTaskStatus.Returned);
        var before = await house.EverythingAsync();

        await house.ReopenAsync();

        Assert.Equal(before, await house.EverythingAsync());
    }

    [Fact]
    public async Task Moments_stand_as_they_do_in_a_file()
    {
        await using var house = StoreHouse.On(server);
        await house.BringToAsync(WorkTaskStatus.Open);

        Assert.Equal(
            ["2026-11-24T01:00:00.0000000Z"],
            house.Ask("""SELECT DISTINCT "At" FROM audit WHERE "Subject" = 'task'"""));
    }

    [Fact]
    public async Task A_database_that_a_newer_release_wrote_is_refused()
    {
        await using var house = StoreHouse.On(server);
        house.Ask("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0.0')""");

        var refused = Assert.Throws<StoreException>(() => house.Beside());

        Assert.StartsWith("The database 'store_", refused.Message);
        Assert.EndsWith(
            "was written by a newer release (it has the change '29990101000000_Later', which this release does not "
            + "know). Install that release or a later one. Nothing was changed.",
            refused.Message);
    }

    [Fact]
    public void A_database_that_does_not_exist_is_told()
    {
        var refused = Assert.Throws<StoreException>(() => Open(server.ConnectionString("nowhere")));

        Assert.StartsWith("The database 'nowhere' on '", refused.Message);
        Assert.EndsWith("does not exist. Create it, or name another one.", refused.Message);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_told()
    {
        using var folder = new TemporaryFolder();

        var refused = Assert.Throws<StoreException>(() => Open($"Host={folder.Path};Database=store;Username=nok"));

        Assert.StartsWith($"The database 'store' on '{folder.Path}' cannot be reached: ", refused.Message);
        Assert.EndsWith("Look at the server and the way to it, then try again.", refused.Message);
    }

    [Theory]
    [InlineData("Hots=localhost")]
    [InlineData("Host=localhost;Port=many")]
    [InlineData("Database=store")]
    public void A_connection_string_that_cannot_be_read_is_told(string connectionString)
    {
        var refused = Assert.Throws<StoreException>(() => Open(connectionString));

        Assert.StartsWith("The connection string of the store cannot be used: ", refused.Message);
        Assert.EndsWith("Write it as 'Host=...;Database=...;Username=...'.", refused.Message);
    }

    [Fact]
    public void A_store_is_in_one_place() => Assert.Throws<ArgumentException>(
        () => Store.Open(new StoreOptions { Folder = "here", ConnectionString = "Host=there" }));

    [Fact]
    public async Task Whoever_must_give_a_password_is_asked_for_it_when_it_is_needed()
    {
        var database = server.NewDatabaseOf(PostgresServer.Guarded, "token");

        await using var store = Open(database, "token");

        Assert.Equal(0, await store.RaiseAgainAsync(StoreHouse.Now, Stop));
    }

    [Fact]
    public void A_wrong_password_is_told_without_saying_it()
    {
        var database = server.NewDatabaseOf(PostgresServer.Guarded, "token");

        var refused = Assert.Throws<StoreException>(() => Open(database, "no-token"));

        Assert.EndsWith(
            $"does not let '{PostgresServer.Guarded}' in: password authentication failed for user "
            + $"\"{PostgresServer.Guarded}\". Look at the user and its password or token.",
            refused.Message);
        Assert.DoesNotContain("no-token", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_was_cut_holds_up_no_command()
    {
        await using var house = StoreHouse.On(server);
        await house.BringToAsync(WorkTaskStatus.Open);
        house.Ask(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """);

        Assert.Equal(CommandResult.Done, await house.DoAsync(TaskAction.Submit, StoreHouse.Command("now")));
    }

    [Fact]
    public async Task When_the_server_has_gone_everybody_hears_it()
    {
        using var own = new DatabaseServer();
        await using var house = StoreHouse.On(own);
        await house.SettleAsync();
        own.Dispose();

        var work = Enumerable.Range(0, 20).Select(i => house.OpenTaskAsync($"task-{i}")).ToList();

        foreach (var piece in work)
        {
            var told = await Assert.ThrowsAsync<StoreException>(() => piece);
            Assert.Contains(" cannot be reached: ", told.Message, StringComparison.Ordinal);
        }

        var asked = await Assert.ThrowsAsync<StoreException>(() => house.Simulation.WaitingAsync(Stop));
        Assert.Contains(" cannot be reached: ", asked.Message, StringComparison.Ordinal);
    }

    private static Store Open(string connectionString, string? password = null) => Store.Open(new StoreOptions
    {
        ConnectionString = connectionString,
        Password = password is null ? null : _ => ValueTask.FromResult(password),
    });
}
