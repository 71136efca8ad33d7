using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Hosting;
using ProgramFlows.Rehearsal;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Pairs;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Standalone;

/// <summary>The programme on this machine: engine and store of a folder, and one container with everything.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly Store _store;
    private readonly IAsyncDisposable _container;
    private readonly AsyncServiceScope _scope;

    private Installation(Store store, EmbeddedEngine engine, IAsyncDisposable container, AsyncServiceScope scope) =>
        (_store, Engine, _container, _scope) = (store, engine, container, scope);

    /// <summary>The engine.</summary>
    public EmbeddedEngine Engine { get; }

    /// <summary>The store.</summary>
    public Store Store => _store;

    /// <summary>Brings commands' events to the engine.</summary>
    public OutboxRelay Relay => Services.GetRequiredService<OutboxRelay>();

    /// <summary>The ports.</summary>
    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>Opens an installation; nothing runs before <see cref="EmbeddedEngine.Start"/>.</summary>
    /// <param name="folder">Where it keeps everything.</param>
    /// <param name="clock">The clock it runs by.</param>
    /// <param name="settings">What differs from one installation to the next; without a folder of messages, none is
    /// sent.</param>
    /// <param name="host">Builds the container around what it is given, as a web host does; a plain one when left
    /// out. It is disposed with the installation.</param>
    /// <exception cref="IOException">The folder is in use, cannot be written, is damaged, or a newer release wrote
    /// it.</exception>
    public static async Task<Installation> OpenAsync(
        InstallationFolder folder,
        TimeProvider clock,
        ProgrammeSettings settings,
        Func<Action<IServiceCollection>, (IServiceProvider Services, IAsyncDisposable Owner)>? host = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(settings);
        var loggers = LoggerFactory.Create(l => l.ToStandardError(LogLevel.Warning));
        EmbeddedEngine? engine = null;
        Store? store = null;
        IAsyncDisposable? owner = null;
        try
        {
            // Before anything is opened, since opening makes what is missing.
            CloseToOthers(folder.Path);
            Pair.Of(folder.Path).Require(folder.Path);

            // The engine first: it takes the lock of the folder.
            IServiceProvider? ports = null;
            engine = EmbeddedEngine.Open(
                new EngineOptions { Folder = folder.Path, Clock = clock, LiveOrchestratorBytes = 384L << 20 },
                CatalogueOf(folder.Path),
                new Later(() => ports!),
                loggers);
            store = Store.Open(
                new StoreOptions { Folder = folder.Path, Loggers = loggers, SignIn = settings.SignIn });
            var mark = new CommonMark(store, engine);
            (var services, owner) = (host ?? BuildPlain)(s => AddTo(s, store, engine, mark, clock, settings));
            ports = services;
            var installation = new Installation(store, engine, owner, services.CreateAsyncScope());
            OwnerOnly.Mend(folder.Path);
            RequireOwnCarrier(folder.Path, services);

            // Now under the lock, which nobody held a moment ago.
            var pair = Pair.Of(folder.Path);
            pair.Require(folder.Path);
            await mark.GiveAsync(pair.Next(), CancellationToken.None).ConfigureAwait(false);
            return installation;
        }
        catch
        {
            foreach (var opened in new IAsyncDisposable?[] { engine, owner, store }.OfType<IAsyncDisposable>())
            {
                await opened.DisposeAsync().ConfigureAwait(false);
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Its activities use the ports to the last.
        await Engine.DisposeAsync().ConfigureAwait(false);
        await _scope.DisposeAsync().ConfigureAwait(false);
        await _container.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
    }

    private static void AddTo(
        IServiceCollection services,
        Store store,
        EmbeddedEngine engine,
        CommonMark mark,
        TimeProvider clock,
        ProgrammeSettings settings)
    {
        services
            .AddProgramme(store, settings)
            .AddRehearsals()
            .AddSingleton(engine)
            .AddSingleton(engine.Client)
            .AddSingleton(mark)
            .AddSingleton(clock)
            .AddSingleton<IClockDoubt, EngineClockDoubt>();
        if (settings.MailFolder is null)
        {
            services.AddUnsentMessages();
        }
    }

    private static (IServiceProvider Services, IAsyncDisposable Owner) BuildPlain(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection().AddLogging(l => l.ToStandardError(LogLevel.Warning));
        add(services);
        var provider = services.BuildServiceProvider();
        return (provider, provider);
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
            && services.GetService<IMessageCarrier>() is { LeavesTheMachine: true } carrier)
        {
            throw new IOException(
                $"'{folder}' holds a {mark.Kind.ToString().ToLowerInvariant()}, of which the channel '{carrier.Name}' "
                + "would send messages to people. Name the folder of a real installation.");
        }
    }

    /// <summary>Activities ask for their ports only when they run, and by then the services stand.</summary>
    private sealed class Later(Func<IServiceProvider> services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services().GetService(serviceType);
    }
}
