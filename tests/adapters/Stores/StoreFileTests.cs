using ProgramFlows.Adapters.Store;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What stands in the file, and files that are no store or cannot be written.</summary>
public sealed class StoreFileTests : IAsyncDisposable
{
    private const int PageSize = 4096;

    private readonly StoreHouse _house = StoreHouse.InAFolder();

    private string File => Path.Combine(_house.Folder, StoreCopy.FileName);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task What_was_confirmed_is_there_when_the_store_is_opened_again()
    {
        await _house.BringToAsync(WorkTaskStatus.Returned);
        var before = await _house.EverythingAsync();

        await _house.ReopenAsync();

        Assert.Equal(before, await _house.EverythingAsync());
    }

    [Fact]
    public async Task What_was_queued_when_the_store_closes_is_done_first()
    {
        await _house.SettleAsync();
        var opened = Enumerable.Range(0, 100).Select(i => _house.OpenTaskAsync($"task-{i}")).ToList();

        await _house.ReopenAsync();

        await Task.WhenAll(opened);
        Assert.Equal(100, (await _house.Simulation.WaitingAsync(Stop)).Count);
    }

    [Fact]
    public async Task A_closed_store_takes_nothing()
    {
        var desk = _house.Desk;
        await _house.Store.DisposeAsync();

        var closed = await Assert.ThrowsAsync<StoreException>(
            () => desk.DoAsync(
                new TaskCommand(new CommandId("too-late"),
                    new TaskId("task"), TaskAction.Lapse, Actor.Programme, StoreHouse.Now), Stop));

        Assert.Equal("The store is closed. Start the program again and repeat what you did.", closed.Message);
    }

    [Fact]
    public async Task A_closed_store_is_one_file_that_can_be_moved()
    {
        await _house.BringToAsync(WorkTaskStatus.Accepted);
        await _house.EverythingAsync();

        await _house.CloseAsync();

        Assert.Equal([File], Directory.GetFiles(_house.Folder));
    }

    [Fact]
    public async Task The_audit_says_who_did_what_when_why_and_what_it_changed()
    {
        await _house.BringToAsync(WorkTaskStatus.Open);
        await _house.DoAsync(TaskAction.Extend, StoreHouse.Command("c-1", actor: "province-50", minute: 2));
        await _house.DoAsync(TaskAction.Submit, StoreHouse.Command("c-2", minute: 3));
        await _house.DoAsync(TaskAction.Return, StoreHouse.Command("c-3", actor: "province-50", minute: 4));

        Assert.Equal(
            [
                "open-task | 2026-11-24T01:00:00.0000000Z | programme | Opened | task |  | Open | ",
                "c-1 | 2026-11-24T01:02:00.0000000Z | province-50 | Extended | task "
                    + "| Open, due 2026-11-30 | Open, due 2026-12-15 | น้ำท่วม",
                "c-2 | 2026-11-24T01:03:00.0000000Z | nok | Submitted | task "
                    + "| Open, due 2026-12-15 | Submitted, due 2026-12-15 | ",
                "c-3 | 2026-11-24T01:04:00.0000000Z | province-50 | Returned | task "
                    + "| Submitted, due 2026-12-15 | Returned, due 2026-12-15 | ขาดภาพถ่าย",
            ],
            _house.Ask(
                "SELECT CommandId, At, Actor, Action, Subject, Before, After, Reason FROM audit "
                + "WHERE Subject = 'task' ORDER BY At"));
    }

    [Fact]
    public async Task Every_form_that_was_handed_in_is_kept()
    {
        await _house.BringToAsync(WorkTaskStatus.Returned);
        await _house.DoAsync(TaskAction.Submit, StoreHouse.Command("again", minute: 9));

        Assert.Equal(
            [
                """before-Submit | task | nok | 2026-11-24T01:00:00.0000000Z | {"count":3}""",
                """again | task | nok | 2026-11-24T01:09:00.0000000Z | {"count":3}""",
            ],
            _house.Ask("SELECT Id, TaskId, PersonId, At, Answers FROM submissions ORDER BY At"));
    }

    [Fact]
    public async Task What_waited_when_an_older_release_was_replaced_counts_as_waiting_for_long()
    {
        await _house.SettleAsync();
        await _house.CloseAsync();
        _house.Ask("ALTER TABLE outbox DROP COLUMN LeftAt");
        _house.Ask("ALTER TABLE messages DROP COLUMN RefusedAt");
        _house.Ask("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%WaitingSince'");

        await _house.ReopenAsync();

        Assert.Equal(2000, (await _house.Outbox.OldestPendingAsync(Stop))!.Value.Year);
    }

    [Fact]
    public async Task A_store_that_a_newer_release_wrote_is_refused_and_left_alone()
    {
        await _house.CloseAsync();
        _house.Ask("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");
        var before = await System.IO.File.ReadAllBytesAsync(File, Stop);

        var refused = Assert.Throws<StoreException>(() => Store.Open(new StoreOptions { Folder = _house.Folder }));

        Assert.Equal(
            $"'{File}' was written by a newer release (it has the change '29990101000000_Later', which this release "
            + "does not know). Install that release or a later one. Nothing was changed.",
            refused.Message);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File, Stop));
    }

    [Theory]
    [InlineData("This is a letter, and no database at all, however long it goes on.")]
    [InlineData("SQLite format 3\0and then nothing of the kind that should follow such a beginning, but this.......")]
    public async Task A_file_that_is_no_store_is_refused_and_left_alone(string text)
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder[StoreCopy.FileName], text, Stop);

        var refused = Assert.Throws<StoreException>(() => Store.Open(new StoreOptions { Folder = folder.Path }));

        Assert.Equal(Damaged(folder[StoreCopy.FileName]), refused.Message);
        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(folder[StoreCopy.FileName], Stop));
    }

    [Fact]
    public async Task Damage_within_the_file_is_told_as_damage_to_those_who_come_upon_it()
    {
        await _house.BringToAsync(WorkTaskStatus.Open);
        await _house.CloseAsync();
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Stop);
        foreach (var page in _house
            .Ask("SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('tasks', 'audit')")
            .Select(int.Parse))
        {
            bytes.AsSpan((page - 1) * PageSize, PageSize).Fill(0xee);
        }

        await System.IO.File.WriteAllBytesAsync(File, bytes, Stop);
        await _house.ReopenAsync();

        var whileWriting = await Assert.ThrowsAsync<StoreException>(
            () => _house.DoAsync(TaskAction.Lapse, StoreHouse.Command("now")));
        var whileReading = await Assert.ThrowsAsync<StoreException>(() => _house.Simulation.WaitingAsync(Stop));

        Assert.Equal([Damaged(File), Damaged(File)], [whileWriting.Message, whileReading.Message]);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllText(folder["file"], "in the way");

        var refused = Assert.Throws<StoreException>(
            () => Store.Open(new StoreOptions { Folder = folder["file/data"] }));

        Assert.Equal(CannotBeOpened(folder[$"file/data/{StoreCopy.FileName}"]), refused.Message);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[StoreCopy.FileName]);

        var refused = Assert.Throws<StoreException>(() => Store.Open(new StoreOptions { Folder = folder.Path }));

        Assert.Equal(CannotBeOpened(folder[StoreCopy.FileName]), refused.Message);
    }

    [Theory]
    [InlineData("ข้อมูล ปี 2570")]
    [InlineData("data;Mode=ReadOnly")]
    [InlineData("nok's \"data\"")]
    [InlineData("a=b%20c?d#e")]
    public async Task A_folder_may_be_called_anything(string name)
    {
        using var folder = new TemporaryFolder();
        await using (var store = Store.Open(new StoreOptions { Folder = folder[name] }))
        {
            Assert.Equal(0, await store.RaiseAgainAsync(StoreHouse.Now, Stop));
        }

        Assert.Equal([folder[$"{name}/{StoreCopy.FileName}"]], Directory.GetFiles(folder[name]));
        StoreCopy.Make(folder[name], folder[$"{name}.copy"]);
        Assert.Equal([folder[$"{name}.copy"]], Directory.GetFiles(folder.Path));
    }

    private static string Damaged(string file) =>
        $"'{file}' is damaged or is no store. Nothing was changed. Restore the newest backup.";

    private static string CannotBeOpened(string file) =>
        $"'{file}' cannot be opened for writing. Give this user the right to write the folder, or name another one.";
}
