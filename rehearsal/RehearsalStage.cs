using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Rehearsal;

/// <summary>What a year is played on.</summary>
/// <param name="Engine">An engine that knows the simulated people and has not been started.</param>
/// <param name="Clock">The clock it runs by.</param>
/// <param name="Ports">The programme's ports and the outbox's relay.</param>
public sealed record RehearsalStage(EmbeddedEngine Engine, VirtualClock Clock, IServiceProvider Ports)
{
    private const long MostLiveBytes = 384L << 20;

    private static readonly Uri Nowhere = new("http://localhost/");

    /// <summary>Has work done on a stage in memory, of which nothing is left afterwards.</summary>
    internal static async Task<T> InMemoryAsync<T>(
        VirtualClock clock, ILoggerFactory loggers, Func<RehearsalStage, Task<T>> work)
    {
        EmbeddedEngine? opened = null;
        await using var store = Store.Open(new StoreOptions { Loggers = loggers });
        await using var ports = new ServiceCollection()
            .AddStore(store)
            .AddUnsentMessages()
            .AddSingleton(new SiteAddress(Nowhere))
            .AddSingleton(new SenderIdentity())
            .AddSingleton(_ => opened!.Client)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<OutboxRelay>()
            .BuildServiceProvider();
        await using var engine = opened = EmbeddedEngine.Open(
            new EngineOptions { Clock = clock, LiveOrchestratorBytes = MostLiveBytes },
            ProgrammeCatalogue.Create().AddSimulation(),
            ports,
            loggers);
        return await work(new RehearsalStage(engine, clock, ports)).ConfigureAwait(false);
    }
}
