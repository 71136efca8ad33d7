using System.IO.Compression;
using Npgsql;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>
/// The database of the release before, with the year that its folder beside it has played up to 26 November 2569: both
/// are brought up to date when they are opened, to the same facts.
/// </summary>
public sealed class OlderDatabaseTests(DatabaseServer server)
{
    private static readonly DateOnly NextDay = new(2026, 11, 27);
    private static readonly DateTimeOffset NextMorning = new(2026, 11, 27, 1, 0, 0, TimeSpan.Zero);

    private static readonly string Histories = Path.Combine(House.Root, "tests", "histories");

    private static readonly string[] Tables =
    [
        "appointments", "audit", "enrolments", "messages", "networks", "notices", "outbox", "people", "submissions",
        "tasks",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_to_the_same_facts_as_the_folder()
    {
        await using var database = StoreHouse.At(OlderDatabase());
        await using var folder = StoreHouse.In(OlderFolder());

        Assert.Equal(CountsOf(folder), CountsOf(database));
        Assert.Equal(
            ["25 | 82 | 10 | 146 | 10 | 179 | 33 | 25 | 17 | 40"], CountsOf(database));
        Assert.Equal(await folder.EverythingAsync(), await database.EverythingAsync());
    }

    [Fact]
    public async Task Its_people_go_on_with_their_work()
    {
        await using var database = StoreHouse.At(OlderDatabase());
        await using var folder = StoreHouse.In(OlderFolder());
        var before = await database.EverythingAsync();

        foreach (var house in (StoreHouse[])[folder, database])
        {
            Assert.Equal(CommandResult.Done, await ReturnAsync(house, "honest-society-2570-730115-core-team"));
            Assert.NotEmpty(await house.TaskEventsAsync());
        }

        Assert.NotEqual(before, await database.EverythingAsync());
        Assert.Equal(await folder.EverythingAsync(), await database.EverythingAsync());
        Assert.Equal(await DigestsAsync(folder), await DigestsAsync(database));
    }

    private static Task<CommandResult> ReturnAsync(StoreHouse house, string task) => house.Desk.DoAsync(
        new TaskCommand(
            new CommandId("return"),
            new TaskId(task),
            TaskAction.Return,
            Actor.Person(new PersonId("province-73")),
            NextMorning)
        {
            Reason = "ขอรายชื่อให้ครบ",
        },
        Stop);

    private static async Task<List<string>> DigestsAsync(StoreHouse house) =>
    [
        .. (await house.BundleAsync(NextDay, NextMorning)).Select(d => (d with { StopKey = null }).ToString()),
    ];

    private static List<string> CountsOf(StoreHouse house) => house.Ask(
        "SELECT " + string.Join(", ", Tables.Select(t => $"(SELECT count(*) FROM {t})")));

    private static TemporaryFolder OlderFolder()
    {
        var folder = new TemporaryFolder();
        ZipFile.ExtractToDirectory(Path.Combine(Histories, "0.1.0-folder.zip"), folder.Path);
        return folder;
    }

    private string OlderDatabase()
    {
        var database = server.NewEmptyDatabase();
        using var connection = new NpgsqlConnection($"{database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The release's own words.
        command.CommandText = File.ReadAllText(Path.Combine(Histories, "0.1.0-postgresql.sql"));
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return database;
    }
}
