using ProgramFlows.Adapters.Programs;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>The texts of programmes are kept by version.</summary>
public abstract class ProgrammeLibraryTests(StoreHouse house) : IAsyncDisposable
{
    private readonly ProgrammeDefinition _programme =
        ProgrammeReader.ReadFile(Path.Combine(House.Root, "programs", "honest-society-2570.yaml")).Definition!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task A_definition_comes_back_word_for_word()
    {
        await house.Library.KeepAsync(_programme, Stop);

        Assert.Equal(TextOf(_programme), TextOf(await FindAsync(_programme.Version)));
    }

    [Fact]
    public async Task A_version_that_is_kept_stays_as_it_is()
    {
        await house.Library.KeepAsync(_programme, Stop);
        await house.Library.KeepAsync(_programme with { CatchUpDays = 99 }, Stop);
        await house.Library.KeepAsync(_programme with { Version = "later", CatchUpDays = 60 }, Stop);

        Assert.Equal(_programme.CatchUpDays, (await FindAsync(_programme.Version))!.CatchUpDays);
        Assert.Equal(60, (await FindAsync("later"))!.CatchUpDays);
    }

    [Fact]
    public async Task Where_no_version_was_written_down_the_first_one_is_meant()
    {
        await house.Library.KeepAsync(_programme with { Version = "9" }, Stop);
        await house.Library.KeepAsync(_programme with { Version = "10" }, Stop);

        Assert.Equal("9", (await FindAsync(null))!.Version);
    }

    [Fact]
    public async Task What_was_never_kept_is_not_there()
    {
        await house.Library.KeepAsync(_programme, Stop);

        Assert.Null(await FindAsync("0"));
        Assert.Null(await house.Library.FindAsync(_programme.Id, 2599, null, Stop));
        Assert.Null(await house.Library.FindAsync("welfare-fund", _programme.FiscalYear, null, Stop));
    }

    [Fact]
    public async Task Years_that_tasks_of_an_older_release_refer_to_are_missing_until_they_are_kept()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("written-down");
        await house.Desk.OpenAsync(
            new NewTask(
                InstanceIds.TaskOf(_programme.Id, _programme.FiscalYear, SmallRoster.BanMai.Code, "core-team"),
                SmallRoster.BanMai.Code,
                1,
                _programme.Name,
                StoreHouse.DueOn,
                StoreHouse.DueOn,
                IsCatchUp: false),
            StoreHouse.Now,
            Stop);

        Assert.Equal([(_programme.Id, _programme.FiscalYear)], await house.Library.MissingAsync(Stop));
        await house.Library.KeepAsync(_programme, Stop);
        Assert.Empty(await house.Library.MissingAsync(Stop));
    }

    private static string TextOf(ProgrammeDefinition? programme) =>
        System.Text.Encoding.UTF8.GetString(Payload.Write(programme!));

    private Task<ProgrammeDefinition?> FindAsync(string? version) =>
        house.Library.FindAsync(_programme.Id, _programme.FiscalYear, version, Stop);

    public sealed class InMemory() : ProgrammeLibraryTests(StoreHouse.InMemory());

    public sealed class InAFolder() : ProgrammeLibraryTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : ProgrammeLibraryTests(StoreHouse.On(server));
}
