using ProgramFlows.Adapters.Store;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>A copy is the store as it stood at one moment.</summary>
public sealed class StoreCopyTests : IAsyncDisposable
{
    private readonly StoreHouse _house = StoreHouse.InAFolder();
    private readonly TemporaryFolder _copies = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        _copies.Dispose();
    }

    [Fact]
    public async Task A_copy_that_is_made_while_the_store_is_written_is_whole()
    {
        const int copies = 8;
        const int atATime = 50;
        await _house.BringToAsync(WorkTaskStatus.Open);

        for (var i = 0; i < copies; i++)
        {
            var writing = Enumerable.Range(i * atATime, atATime)
                .Select(c => _house.DoAsync(TaskActions.BackAndForth(c), StoreHouse.Command($"c-{c}")))
                .ToList();
            StoreCopy.Make(_house.Folder, _copies[$"{i}.db"]);
            Assert.All(await Task.WhenAll(writing), r => Assert.Equal(CommandResult.Done, r));

            // Everything that was confirmed before it, and of what was under way whole deeds only.
            Assert.InRange(DeedsIn(_copies[$"{i}.db"]), i * atATime, (i + 1) * atATime);
        }
    }

    [Fact]
    public async Task A_copy_opens_as_a_store_with_everything_that_was_confirmed_before()
    {
        await _house.BringToAsync(WorkTaskStatus.Accepted);
        Directory.CreateDirectory(_copies["restored"]);

        StoreCopy.Make(_house.Folder, _copies[$"restored/{StoreCopy.FileName}"]);

        await using var restored = Store.Open(new StoreOptions { Folder = _copies["restored"] });
        Assert.Equal(2, DeedsIn(_copies[$"restored/{StoreCopy.FileName}"]));
    }

    [Fact]
    public void Where_there_is_no_store_nothing_is_copied()
    {
        var error = Assert.Throws<StoreException>(
            () => StoreCopy.Make(_copies["nowhere"], _copies["copy.db"]));

        Assert.StartsWith(
            $"The store in '{_copies["nowhere"]}' could not be copied to '{_copies["copy.db"]}': ", error.Message);
        Assert.False(File.Exists(_copies["copy.db"]));
    }

    [Fact]
    public void A_copy_that_cannot_be_written_is_told()
    {
        var error = Assert.Throws<StoreException>(
            () => StoreCopy.Make(_house.Folder, _copies["no-such-folder/copy.db"]));

        Assert.EndsWith("Look at the disk, then try again.", error.Message);
    }

    [Fact]
    public void A_copy_never_overwrites_another()
    {
        StoreCopy.Make(_house.Folder, _copies["copy.db"]);
        var before = File.ReadAllBytes(_copies["copy.db"]);

        var refused = Assert.Throws<StoreException>(() => StoreCopy.Make(_house.Folder, _copies["copy.db"]));

        Assert.Equal(
            $"'{_copies["copy.db"]}' exists. Name another file, so that no copy is overwritten.", refused.Message);
        Assert.Equal(before, File.ReadAllBytes(_copies["copy.db"]));
    }

    /// <summary>How many deeds a copy holds; each is there with all that belongs to it.</summary>
    private int DeedsIn(string copy)
    {
        Assert.Equal(["ok"], _house.Ask("PRAGMA integrity_check", copy));
        var (audit, events) = (
            Count("audit WHERE CommandId <> 'open-task' AND Subject = 'task'"),
            Count("outbox WHERE Event = 'TaskHappening'"));
        Assert.Equal((audit, (audit + 1) / 2), (events, Count("submissions")));
        return audit;

        int Count(string rows) => int.Parse(Assert.Single(_house.Ask($"SELECT COUNT(*) FROM {rows}", copy)));
    }
}
