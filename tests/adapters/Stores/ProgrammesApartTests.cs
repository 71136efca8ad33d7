using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>A store of a release whose appointments and tasks named no programme goes on.</summary>
public abstract class ProgrammesApartTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly string Water = InstanceIds.TaskOf(
        "clean-water", 2570, SmallRoster.BanMai.Code, "dig-a-well").Value;
    private static readonly string Air = InstanceIds.TaskOf(
        "clean-air-2", 2571, SmallRoster.BanMai.Code, "no-fires").Value;

    /// <summary>What takes the store back to the tables of the older release.</summary>
    protected abstract string[] Back { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task Appointments_become_those_of_every_programme_that_their_networks_take_part_in()
    {
        await house.SettleAsync();
        await house.Directory.TakeInAsync(
            new([], [], [], [new Enrolment("clean-air-2", 2571, SmallRoster.BanMai, SmallRoster.FirstDay)]),
            StoreHouse.Now,
            Actor.Operator,
            Stop);

        await UpgradeAsync();

        Assert.Equal(
            [
                "clean-air-2 | nok | 500101", "clean-air-2 | office-north | north", "clean-air-2 | province-50 | 50",
                "clean-air-2 | somchai | 500101", "clean-water | dao | 500102", "clean-water | nok | 500101",
                "clean-water | office-north | north", "clean-water | office-south | south",
                "clean-water | province-50 | 50", "clean-water | province-90 | 90", "clean-water | somchai | 500101",
                "clean-water | yo | 900101",
            ],
            house.Ask(
                """
                SELECT "ProgrammeId", "PersonId", "Scope" FROM appointments ORDER BY "ProgrammeId", "PersonId"
                """));
    }

    [Fact]
    public async Task Who_looks_after_networks_that_are_yet_to_join_belongs_to_every_programme()
    {
        await house.Directory.TakeInAsync(
            SmallRoster.Whole with { Enrolments = [SmallRoster.In(SmallRoster.BanMai, SmallRoster.FirstDay)] },
            StoreHouse.Now,
            Actor.Operator,
            Stop);

        await UpgradeAsync();

        Assert.Equal(
            ["8 | clean-water"],
            house.Ask("""SELECT COUNT(*), "ProgrammeId" FROM appointments GROUP BY "ProgrammeId" """));
    }

    [Fact]
    public async Task Where_nobody_takes_part_yet_appointments_are_of_the_programme_that_was_shipped()
    {
        await house.Directory.TakeInAsync(
            SmallRoster.Whole with { Enrolments = [] }, StoreHouse.Now, Actor.Operator, Stop);

        await UpgradeAsync();

        Assert.Equal(
            ["8 | honest-society"],
            house.Ask("""SELECT COUNT(*), "ProgrammeId" FROM appointments GROUP BY "ProgrammeId" """));
    }

    [Fact]
    public async Task Who_handed_a_task_in_last_is_known()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(Water);
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("first", Water, "nok", minute: 1));
        await house.DoAsync(TaskAction.Return, StoreHouse.Command("back", Water, minute: 2));
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("second", Water, "somchai", minute: 3));

        await UpgradeAsync();

        Assert.Equal(["somchai"], house.Ask("""SELECT "SubmittedBy" FROM tasks"""));
    }

    [Fact]
    public async Task Tasks_become_what_their_ids_say()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(Water);
        await house.OpenTaskAsync(Air);

        await UpgradeAsync();

        Assert.Equal(
            ["clean-air-2 | 2571 | no-fires", "clean-water | 2570 | dig-a-well"],
            house.Ask("""SELECT "ProgrammeId", "FiscalYear", "DefinitionId" FROM tasks ORDER BY "ProgrammeId" """));
        Assert.Equal(["2"], house.Ask("""SELECT COUNT(*) FROM tasks WHERE "DefinitionVersion" IS NULL"""));
        await house.Board.QueueAsync(
            new("rung", new TaskId(Water), NoticeKind.DueSoon, [Role.Coordinator], StoreHouse.Now.AddMinutes(9)), Stop);
        Assert.Contains(await house.EntriesAsync(), h => h == $"01:09 Notice DueSoon {Water} nok");
    }

    private static string DropColumn(string column) => $"ALTER TABLE tasks DROP COLUMN \"{column}\"";

    private async Task UpgradeAsync()
    {
        await house.CloseAsync();
        foreach (var sql in Back)
        {
            house.Ask(sql);
        }

        house.Ask("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%_ProgrammesApart' """);
        house.Ask("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%_DeputiesAndLeave' """);
        await house.ReopenAsync(close: false);
    }

    public sealed class InAFolder() : ProgrammesApartTests(StoreHouse.InAFolder())
    {
        protected override string[] Back =>
        [
            "CREATE TABLE old AS SELECT DISTINCT Role, Scope, PersonId FROM appointments",
            "DROP TABLE appointments",
            "CREATE TABLE appointments (Role INTEGER NOT NULL, Scope TEXT NOT NULL, PersonId TEXT NOT NULL, "
                + "CONSTRAINT PK_appointments PRIMARY KEY (Role, Scope, PersonId))",
            "CREATE INDEX IX_appointments_PersonId ON appointments (PersonId)",
            "INSERT INTO appointments SELECT * FROM old",
            "DROP TABLE old",
            "ALTER TABLE tasks DROP COLUMN ProgrammeId",
            "ALTER TABLE tasks DROP COLUMN FiscalYear",
            "ALTER TABLE tasks DROP COLUMN DefinitionId",
            "ALTER TABLE tasks DROP COLUMN DefinitionVersion",
            DropColumn("SubmittedBy"),
            "DROP TABLE programmes",
            "DROP TABLE leaves",
        ];
    }

    public sealed class OnAServer(DatabaseServer server) : ProgrammesApartTests(StoreHouse.On(server))
    {
        protected override string[] Back =>
        [
            """ALTER TABLE appointments DROP COLUMN "ProgrammeId" CASCADE, DROP COLUMN "IsDeputy" """,
            """ALTER TABLE appointments ADD CONSTRAINT "PK_appointments" PRIMARY KEY ("Role", "Scope", "PersonId")""",
            """ALTER TABLE tasks DROP COLUMN "ProgrammeId", DROP COLUMN "FiscalYear", DROP COLUMN "DefinitionId" """,
            """ALTER TABLE tasks DROP COLUMN "DefinitionVersion" """,
            DropColumn("SubmittedBy"),
            "DROP TABLE programmes",
            "DROP TABLE leaves",
        ];
    }
}
