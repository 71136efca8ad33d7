using ProgramFlows.Adapters.Programs;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Pairs;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Relay;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Standalone;

/// <summary>The programme on this machine: store, engine and what lies between them.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private StoreMark? _mark;

    private Installation(Store store, EmbeddedEngine engine, ServiceProvider services)
    {
        (Store, Engine, _services) = (store, engine, services);
        Relay = services.GetRequiredService<OutboxRelay>();
    }

    /// <summary>The engine.</summary>
    public EmbeddedEngine Engine { get; }

    /// <summary>The store.</summary>
    public Store Store { get; }

    /// <summary>Brings commands' events to the engine.</summary>
    public OutboxRelay Relay { get; }

    /// <summary>The ports.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Opens an installation; nothing runs before <see cref="EmbeddedEngine.Start"/>.</summary>
    /// <param name="folder">Where it keeps everything.</param>
    /// <param name="clock">The clock it runs by.</param>
    /// <param name="channel">How messages leave, and where their links lead if not to this machine; it is added to the
    /// services.</param>
    /// <exception cref="IOException">The folder is in use, cannot be written, is damaged, or a newer release wrote
    /// it.</exception>
    public static async Task<Installation> OpenAsync(
        InstallationFolder folder, TimeProvider clock, Action<IServiceCollection> channel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(channel);
        var services = new ServiceCollection().AddLogging(l => l.ToStandardError(LogLevel.Warning));
        var loggers = LoggerFactory.Create(l => l.ToStandardError(LogLevel.Warning));
        EmbeddedEngine? engine = null;
        Store? store = null;
        try
        {
            // Before anything is opened, since opening makes what is missing.
            CloseToOthers(folder.Path);
            Pair.Of(folder.Path).Require(folder.Path);

            // The engine first: it takes the lock of the folder.
            ServiceProvider? provider = null;
            engine = EmbeddedEngine.Open(
                new EngineOptions { Folder = folder.Path, Clock = clock, LiveOrchestratorBytes = 384L << 20 },
                CatalogueOf(folder.Path),
                new Later(() => provider!),
                loggers);
            store = Store.Open(new StoreOptions { Folder = folder.Path, Loggers = loggers });
            services.AddSingleton(new SiteAddress(new Uri("http://localhost:5080/")));
            channel(services);
            services
                .AddStore(store)
                .AddSingleton(engine.Client)
                .AddSingleton(clock)
                .AddSingleton<OutboxRelay>()
                .AddProgrammes(Programmes.Folder)
                .AddSingleton<RunningTexts>()
                .AddSingleton<YearStarter>();
            provider = services.BuildServiceProvider();
            var installation = new Installation(store, engine, provider);
            OwnerOnly.Mend(folder.Path);
            RequireOwnCarrier(folder.Path, provider);

            // Now under the lock, which nobody held a moment ago.
            var pair = Pair.Of(folder.Path);
            pair.Require(folder.Path);
            await installation.GiveAsync(pair.Next(), CancellationToken.None).ConfigureAwait(false);
            return installation;
        }
        catch
        {
            if (engine is not null)
            {
                await engine.DisposeAsync().ConfigureAwait(false);
            }

            if (store is not null)
            {
                await store.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>What may run in a folder: simulated people in a demo or a rehearsal, and nowhere else.</summary>
    internal static Catalogue CatalogueOf(string folder)
    {
        var catalogue = ProgrammeCatalogue.Create();
        return InstallationMark.Read(folder) is { Kind: not InstallationKind.Real }
            ? catalogue.AddSimulation()
            : catalogue;
    }

    /// <summary>Starts a programme's year; one that has been started stays as it is.</summary>
    public Task StartYearAsync(ProgrammeDefinition programme, CancellationToken cancellationToken) =>
        YearStarter.StartAsync(Engine.Client, programme, cancellationToken);

    /// <summary>Moves the mark on that journal and store have in common; while everything is held, not.</summary>
    /// <exception cref="IOException">One of the two could not be written.</exception>
    public async Task MoveMarkOnAsync(CancellationToken cancellationToken)
    {
        if (_mark is { } mark && Engine.ClockHold is null)
        {
            await GiveAsync(Pair.After(mark.Installation, mark.Mark), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        await Store.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The store first: the journal then has the mark before, should the process end between.</summary>
    private async Task GiveAsync(StoreMark mark, CancellationToken cancellationToken)
    {
        await Store.NoteAsync(mark, cancellationToken).ConfigureAwait(false);
        await Engine.NoteAsync(new HostMark(mark.Installation, mark.Mark)).ConfigureAwait(false);
        _mark = mark;
    }

    private static void CloseToOthers(string folder)
    {
        if (Directory.Exists(folder) && OwnerOnly.Mend(folder))
        {
            Console.Error.WriteLine(
                $"Other users could read the data folder '{folder}'. Its rights are now its owner's alone (0700, files "
                + "0600).");
        }
    }

    /// <summary>Simulated people have addresses that are somebody's, for all we know.</summary>
    private static void RequireOwnCarrier(string folder, IServiceProvider services)
    {
        if (InstallationMark.Read(folder) is { Kind: not InstallationKind.Real } mark
            && services.GetService<IMessageSender>() is { LeavesTheMachine: true } carrier)
        {
            throw new IOException(
                $"'{folder}' holds a {mark.Kind.ToString().ToLowerInvariant()}, of which {carrier.GetType().Name} "
                + "would send messages to people. Name the folder of a real installation.");
        }
    }

    /// <summary>Activities ask for their ports only when they run, and by then the services stand.</summary>
    private sealed class Later(Func<IServiceProvider> services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services().GetService(serviceType);
    }
}
