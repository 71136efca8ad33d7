using Npgsql;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Tests.FunctionsHost.Protocol;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

[assembly: AssemblyFixture(typeof(ProgramFlows.Tests.FunctionsHost.RunningApp))]

// All share the store, and whoever empties its outbox decides for which hub.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>
/// The app as it runs in Azure, for all tests: the published package in a worker of its own, on a PostgreSQL of its
/// own. Each test brings a hub, so that none sees another's instances.
/// </summary>
public sealed class RunningApp : IAsyncLifetime
{
    /// <summary>A network that is enrolled.</summary>
    public const string Network = "500101";

    // What people are called and where they are written to stands in no log.
    private static readonly string[] Planted = ["@example.org", "คุณนก", "คุณสมชาย"];

    private readonly PostgresServer _server = new();
    private readonly TemporaryFolder _home = new();
    private FunctionsPackage? _package;
    private StandInHost? _host;

    /// <summary>The programme that the app carries through.</summary>
    internal static ProgrammeDefinition Programme { get; } =
        ProgrammeReader.ReadFile(Path.Combine(House.Root, "programs", "honest-society-2570.yaml")).Definition!;

    /// <summary>The settings of the app.</summary>
    internal Dictionary<string, string> Settings => new()
    {
        ["ConnectionStrings__Store"] = ConnectionString("store"),
        ["ProgramFlows__Site"] = "https://programflows.example.org/",
        ["ProgramFlows__MailFolder"] = _home["mail"],
        ["ProgramFlows__Years__0"] = "honest-society-2570",
    };

    /// <summary>The host that plays with it.</summary>
    internal StandInHost Host
    {
        get
        {
            Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.Missing);
            return _host!;
        }
    }

    /// <summary>The messages that it has laid down.</summary>
    internal IReadOnlyList<string> Messages() => Directory.GetFiles(_home["mail"], "*.eml");

    /// <summary>A file of the package.</summary>
    internal string PathOf(string file) => _package![file];

    public async ValueTask InitializeAsync()
    {
        if (!PostgresServer.IsInstalled)
        {
            return;
        }

        _package = await FunctionsPackage.PublishAsync(CancellationToken.None);
        await CreateDatabaseAsync();
        await TakeInAsync(Network);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        _host = await StartAsync(Settings, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            var leaks = _host.Logged.Where(l => Planted.Any(p => $"{l}".Contains(p, StringComparison.Ordinal)));
            Assert.Empty(leaks);
        }

        _package?.Dispose();
        _server.Dispose();
        _home.Dispose();
    }

    /// <summary>Starts another worker of the same package.</summary>
    internal Task<StandInHost> StartAsync(
        IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.Missing);
        return StandInHost.StartAsync(_package!.Path, _home.Path, settings, cancellationToken);
    }

    /// <summary>Invokes a function as the host does when its trigger fires.</summary>
    internal Task<TypedData?> InvokeAsync(string function, string trigger, string? client = null) =>
        Host.InvokeAsync(
            function, new TypedData { String = trigger }, client, TestContext.Current.CancellationToken);

    /// <summary>Takes a network in, as the import does beside the running app.</summary>
    internal async Task TakeInAsync(string code)
    {
        var network = new Network(new NetworkCode(code), "ศรีภูมิ", "เมืองเชียงใหม่", "50", "เชียงใหม่", "north");
        await using var store = Store.Open(new StoreOptions { ConnectionString = ConnectionString("store") });
        await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
        await services.GetRequiredService<INetworkDirectory>().TakeInAsync(
            new Roster(
                [network],
                [
                    new Person(new PersonId("nok"), "คุณนก", "nok@example.org", Language.Th),
                    new Person(new PersonId("somchai"), "คุณสมชาย", "somchai@example.org", Language.Th),
                ],
                [
                    new Appointment(new PersonId("nok"), Role.Coordinator, code, Programme.Id),
                    new Appointment(new PersonId("somchai"), Role.ProvincialCoordinator, "50", Programme.Id),
                ],
                [new Enrolment(Programme.Id, Programme.FiscalYear, network, Programme.Year.FirstDay)]),
            DateTimeOffset.UnixEpoch,
            Actor.Operator,
            CancellationToken.None);
    }

    // With a password, even one that nobody asks for, the app looks for no identity of Azure's.
    private string ConnectionString(string database) => $"{_server.ConnectionString(database)};Password=none";

    private async Task CreateDatabaseAsync()
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString("postgres")};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("CREATE DATABASE store TEMPLATE template0", connection);
        await command.ExecuteNonQueryAsync();
    }
}
