using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Privacy;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.SignIn;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>
/// An open store with the doors that the programme uses: in memory, in a folder or in a database of its own.
/// </summary>
public sealed class StoreHouse : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly StoreOptions _options;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _networks = new();
    private ServiceProvider _services = null!;

    private StoreHouse(StoreOptions options, TemporaryFolder? folder = null)
    {
        (_options, _folder) = (options, folder);
        Open();
    }

    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    public static DateOnly Today { get; } = new(2026, 11, 24);

    /// <summary>By how many days a due date may be moved.</summary>
    public const int MostDays = 30;

    public static DateOnly DueOn { get; } = new(2026, 11, 30);

    /// <summary>Whoever looks over the programmes of the tests everywhere.</summary>
    public static Viewer Headquarters { get; } = new(
        Actor.Person(new PersonId("staff")),
        [
            .. new[] { "clean-water", "clean-air" }.Select(p => new Appointment(
                new PersonId("staff"), Role.ProgrammeStaff, Appointment.Everywhere, p)),
        ]);

    public Store Store { get; private set; } = null!;

    public ITaskDesk Desk => _services.GetRequiredService<ITaskDesk>();

    public ILeaveDesk Leaves => _services.GetRequiredService<ILeaveDesk>();

    public ITaskReader Tasks => _services.GetRequiredService<ITaskReader>();

    public IDraftDesk DraftDesk => _services.GetRequiredService<IDraftDesk>();

    public IDraftReader Drafts => _services.GetRequiredService<IDraftReader>();

    public IPersonReader Persons => _services.GetRequiredService<IPersonReader>();

    public IPeopleDesk People => _services.GetRequiredService<IPeopleDesk>();

    public ISettingsDesk Settings => _services.GetRequiredService<ISettingsDesk>();

    public IMailStopDesk MailStops => _services.GetRequiredService<IMailStopDesk>();

    public IRosterReader Roster => _services.GetRequiredService<IRosterReader>();

    public IAccountDesk Accounts => _services.GetRequiredService<IAccountDesk>();

    public IAccountPost AccountPost => _services.GetRequiredService<IAccountPost>();

    public IStaffDesk Staff => _services.GetRequiredService<IStaffDesk>();

    public ISignInDesk SignIns => _services.GetRequiredService<ISignInDesk>();

    public ISignInPost SignInPost => _services.GetRequiredService<ISignInPost>();

    public ISessionDesk Sessions => _services.GetRequiredService<ISessionDesk>();

    public IPrivacyRequestDesk RequestDesk => _services.GetRequiredService<IPrivacyRequestDesk>();

    public IPrivacyRequestReader Requests => _services.GetRequiredService<IPrivacyRequestReader>();

    public IHoldingsReader Held => _services.GetRequiredService<IHoldingsReader>();

    public ISimulationReader Simulation => _services.GetRequiredService<ISimulationReader>();

    public IRedRiskDesk RedRiskDesk => _services.GetRequiredService<IRedRiskDesk>();

    public IRedRiskPost RedRiskPost => _services.GetRequiredService<IRedRiskPost>();

    public IRedRiskReader RedRisks => _services.GetRequiredService<IRedRiskReader>();

    public INoticeBoard Board => _services.GetRequiredService<INoticeBoard>();

    public IDeliveryLedger Ledger => _services.GetRequiredService<IDeliveryLedger>();

    public IMessageReader Messages => _services.GetRequiredService<IMessageReader>();

    public IMessageDesk MessageDesk => _services.GetRequiredService<IMessageDesk>();

    public IMessageContents Contents => _services.GetRequiredService<IMessageContents>();

    public IChannelDesk Channels => _services.GetRequiredService<IChannelDesk>();

    public IChannelReader ChannelReader => _services.GetRequiredService<IChannelReader>();

    public IIncidentDesk IncidentDesk => _services.GetRequiredService<IIncidentDesk>();

    public IIncidentReader Incidents => _services.GetRequiredService<IIncidentReader>();

    public IMessageCounter Counter => _services.GetRequiredService<IMessageCounter>();

    public INetworkDirectory Directory => _services.GetRequiredService<INetworkDirectory>();

    public IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public IProgrammeLibrary Library => _services.GetRequiredService<IProgrammeLibrary>();

    public IProgressReader Progress => _services.GetRequiredService<IProgressReader>();

    public string Folder => _folder!.Path;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What the database says of a text that is missing.</summary>
    public string NullRefused => _options.ConnectionString is null
        ? "NOT NULL constraint failed: tasks.TitleTh"
        : "null value in column \"TitleTh\" of relation \"tasks\" violates not-null constraint";

    public static StoreHouse InMemory() => new(new StoreOptions());

    public static StoreHouse InAFolder(SignInSettings? signIn = null)
    {
        var folder = new TemporaryFolder();
        return new StoreHouse(new StoreOptions { Folder = folder.Path, SignIn = signIn ?? new() }, folder);
    }

    public static StoreHouse On(DatabaseServer server, SignInSettings? signIn = null) =>
        new(new StoreOptions { ConnectionString = server.NewDatabase(), SignIn = signIn ?? new() });

    /// <summary>In a database that is there already.</summary>
    public static StoreHouse At(string connectionString) =>
        new(new StoreOptions { ConnectionString = connectionString });

    /// <summary>In a folder that is there already, and is taken over.</summary>
    public static StoreHouse In(TemporaryFolder folder) => new(new StoreOptions { Folder = folder.Path }, folder);

    /// <summary>In a folder that somebody else looks after.</summary>
    public static StoreHouse Within(string folder) => new(new StoreOptions { Folder = folder });

    /// <summary>Another process with the same database.</summary>
    public StoreHouse Beside(TimeProvider? clock = null) => new(_options with { Clock = clock ?? _options.Clock });

    public static Asked Command(string id, string task = "task", string? actor = null, int minute = 0) =>
        new(id, task, actor, minute);

    /// <summary>The network of a task that was opened here.</summary>
    public string NetworkOf(string task) => _networks.GetValueOrDefault(task, "500101");

    /// <summary>A command on a task; by the one who may where nobody is named.</summary>
    public sealed record Asked(string Id, string Task, string? Person, int Minute);

    /// <summary>Takes in <see cref="SmallRoster"/>.</summary>
    public Task SettleAsync() => Directory.TakeInAsync(SmallRoster.Whole, Now, Actor.Operator, Stop);

    public Task OpenTaskAsync(
        string id = "task",
        string network = "500101",
        int step = 1,
        DateOnly? dueOn = null,
        int minute = 0,
        string programme = SmallRoster.Programme,
        string version = "1")
    {
        _networks[id] = network;
        return Desk.OpenAsync(
            new NewTask(
                new TaskId(id),
                new NetworkCode(network),
                step,
                new LocalizedText($"งาน {id}", $"Task {id}"),
                dueOn ?? DueOn,
                (dueOn ?? DueOn).AddDays(MostDays),
                false,
                new TaskOrigin(programme, SmallRoster.Year, id, version)),
            Now.AddMinutes(minute),
            Stop);
    }

    /// <summary>A channel of this machine.</summary>
    public static Channel OwnChannel { get; } = new("folder", false, true, "https://one.example.org/");

    /// <summary>What is due of a day's messages, everybody's at once, or by the hours of programmes.</summary>
    public async Task<IReadOnlyList<DigestContent>> BundleAsync(
        DateOnly day, DateTimeOffset at, int most = 100, params IEnumerable<DigestHour> hours)
    {
        var morning = Morning.AtOnce(day) with { Hours = [.. hours] };
        return (await Board.BundleAsync(morning, at, most, Stop)).Messages;
    }

    /// <summary>Opens a channel, as after a test message that was taken.</summary>
    public async Task OpenChannelAsync(Channel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var id = new CommandId(Guid.NewGuid().ToString("N"));
        var key = ChannelTest.KeyOf(id);
        var person = new Person(new PersonId(Actor.Operator.Id), "test", "test@example.org", Language.Th);
        await Channels.AskForTestAsync(id, channel, person, Actor.Operator, Now, Stop);
        await Ledger.BeginAsync(
            new OutgoingMessage(key, person.Id, MessageKind.Test, person.Email, IsAllowed: true), channel, Now, Stop);
        await Ledger.NoteAsync(key, null, new CarrierAnswer(CarrierVerdict.Accepted), Now, Stop);
        Assert.True((await Channels.NoteTestAsync(channel, key, Now, Stop)).IsTaken);
        Assert.Equal(
            CommandResult.Done,
            await Channels.ReleaseAsync(
                new CommandId(Guid.NewGuid().ToString("N")), channel, Actor.Operator, Now, Stop));
    }

    /// <summary>Hands a message to a channel of this machine, which says what became of it.</summary>
    public async Task NoteAsync(
        string key,
        CarrierVerdict verdict = CarrierVerdict.Delivered,
        string subject = "งาน",
        DateTimeOffset? at = null,
        bool hasOverdue = false)
    {
        var message = new OutgoingMessage(
            key, new PersonId(key.Split('-')[^1]), MessageKind.Digest, "somebody@example.org", IsAllowed: true);
        if (await Ledger.BeginAsync(message, OwnChannel, at ?? Now, Stop) == MessageState.Sending)
        {
            var content = new SentContent(subject, subject, hasOverdue);
            await Ledger.NoteAsync(key, content, new CarrierAnswer(verdict), at ?? Now, Stop);
        }
    }

    /// <summary>The events about tasks that wait to be raised, in their order.</summary>
    public async Task<List<OutboxRow>> TaskEventsAsync() =>
    [
        .. (await Outbox.PendingAsync(int.MaxValue, Stop)).Where(r => r.Event == TaskEvent.Event.Value),
    ];

    /// <summary>What an event about a task carries.</summary>
    public static TaskEvent HappeningOf(OutboxRow row) =>
        Payload.Read<TaskEvent>(Encoding.UTF8.GetBytes(row.Payload));

    /// <summary>Everything that happened, one line an event.</summary>
    public async Task<List<string>> EntriesAsync()
    {
        var lines = new List<string>();
        await foreach (var entry in Simulation.EntriesAsync(Stop))
        {
            lines.Add(string.Join(' ', ((string?[])
            [
                entry.At.ToString("HH:mm"), entry.Kind.ToString(), entry.What, entry.Subject, entry.PersonId?.Value,
            ]).OfType<string>()));
        }

        return lines;
    }

    /// <summary>Everything that can be seen of the store, to tell whether anything changed.</summary>
    public async Task<string> EverythingAsync() => string.Join('\n', (string[])
    [
        .. await EntriesAsync(),
        .. (await Outbox.PendingAsync(int.MaxValue, Stop)).Select(r => r.ToString()),
        .. (await Simulation.WaitingAsync(Stop)).Select(t => t.ToString()),
    ]);

    /// <summary>Closes the store, unless it is closed already, and opens it again; not in memory.</summary>
    public async Task ReopenAsync(bool close = true)
    {
        if (close)
        {
            await CloseAsync();
        }

        Open();
    }

    public async Task CloseAsync()
    {
        await Store.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>What a question to the closed or open store answers, a line a row.</summary>
    /// <param name="sql">The question.</param>
    /// <param name="file">A file instead of the store.</param>
    public List<string> Ask(string sql, string? file = null)
    {
        using DbConnection connection = _options.ConnectionString is { } server
            ? new NpgsqlConnection($"{server};Pooling=False")
            : new SqliteConnection(
                $"Data Source={file ?? Path.Combine(Folder, StoreCopy.FileName)};Pooling=False");
        return RowsOf(connection, sql);
    }

    /// <summary>What a question to the store of a folder answers, a line a row.</summary>
    public static List<string> AskIn(string folder, string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, StoreCopy.FileName)};Pooling=False");
        return RowsOf(connection, sql);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder?.Dispose();
    }

    private static List<string> RowsOf(DbConnection connection, string sql)
    {
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

    private void Open()
    {
        Store = Store.Open(_options);
        _services = new ServiceCollection().AddStore(Store).BuildServiceProvider();
    }
}
