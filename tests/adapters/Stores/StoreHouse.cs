using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>An open store with the doors that the programme uses, in memory or in a folder of its own.</summary>
public sealed class StoreHouse : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private ServiceProvider _services = null!;

    private StoreHouse(TemporaryFolder? folder)
    {
        _folder = folder;
        Open();
    }

    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    public static DateOnly Today { get; } = new(2026, 11, 24);

    public static DateOnly DueOn { get; } = new(2026, 11, 30);

    public Store Store { get; private set; } = null!;

    public ITaskDesk Desk => _services.GetRequiredService<ITaskDesk>();

    public INoticeBoard Board => _services.GetRequiredService<INoticeBoard>();

    public INetworkDirectory Directory => _services.GetRequiredService<INetworkDirectory>();

    public IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public IProgressReader Progress => _services.GetRequiredService<IProgressReader>();

    public string Folder => _folder!.Path;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static StoreHouse InMemory() => new(null);

    public static StoreHouse InAFolder() => new(new TemporaryFolder());

    public static TaskCommand Command(string id, string task = "task", string actor = "nok", int minute = 0) =>
        new(id, task, actor, Now.AddMinutes(minute));

    /// <summary>Takes in <see cref="SmallRoster"/>.</summary>
    public Task SettleAsync() => Directory.TakeInAsync(SmallRoster.Whole, Now, "import", Stop);

    public Task OpenTaskAsync(
        string id = "task", string network = "500101", int step = 1, DateOnly? dueOn = null, int minute = 0) =>
        Desk.OpenAsync(
            new NewTask(id, network, step, new LocalizedText($"งาน {id}", $"Task {id}"), dueOn ?? DueOn, false),
            Now.AddMinutes(minute),
            Stop);

    /// <summary>Everything that happened, one line a happening.</summary>
    public async Task<List<string>> HappeningsAsync()
    {
        var lines = new List<string>();
        await foreach (var entry in Progress.HappeningsAsync(Stop))
        {
            lines.Add(string.Join(' ', ((string?[])
            [
                entry.At.ToString("HH:mm"), entry.Kind.ToString(), entry.What, entry.Subject, entry.PersonId,
            ]).OfType<string>()));
        }

        return lines;
    }

    /// <summary>Everything that can be seen of the store, to tell whether anything changed.</summary>
    public async Task<string> EverythingAsync() => string.Join('\n', (string[])
    [
        .. await HappeningsAsync(),
        .. (await Outbox.PendingAsync(int.MaxValue, Stop)).Select(r => r.ToString()),
        .. (await Progress.WaitingAsync(Stop)).Select(t => t.ToString()),
    ]);

    /// <summary>Closes the store and opens it again; only in a folder.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        Open();
    }

    public async Task CloseAsync()
    {
        await Store.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>What a question to the closed or open file answers, a line a row.</summary>
    public List<string> Ask(string sql, string? file = null)
    {
        using var connection = new SqliteConnection(
            $"Data Source={file ?? Path.Combine(Folder, StoreCopy.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder?.Dispose();
    }

    private void Open()
    {
        Store = Store.Open(new StoreOptions { Folder = _folder?.Path });
        _services = new ServiceCollection().AddStore(Store).BuildServiceProvider();
    }
}
