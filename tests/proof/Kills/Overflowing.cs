using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Proof.Kills;

/// <summary>A process in which an orchestrator overflows the stack, which ends it if nothing prevents it.</summary>
internal static class Overflowing
{
    /// <summary>What makes the test program this process.</summary>
    public const string Argument = "overflowing";

    /// <summary>The overflow is in the first turn of an instance.</summary>
    public const string AtStart = "start";

    /// <summary>The overflow is in the turn of an event, which is raised again by each process.</summary>
    public const string AtEvent = "event";

    /// <summary>The overflow is in the turn of a timer, which nobody raises.</summary>
    public const string AtTimer = "timer";

    /// <summary>The instance in whose turn it is.</summary>
    public const string Deep = "deep";

    private static readonly OrchestratorName<string, string> Story = new("Story");
    private static readonly EventName<string> Event = new("E");
    private static readonly StartOptions Once = new(InstanceIdReuse.Never);

    /// <summary>Orchestrators as in the process, but for the overflow.</summary>
    public static Catalogue CatalogueOf(string how, Action overflow) => new Catalogue()
        .Story("Other", c => c.Wait("E"))
        .Story("Story", async c =>
        {
            var said = how switch
            {
                AtEvent => await c.Wait("E"),
                AtTimer => await Slept(c),
                _ => how,
            };
            overflow();
            return said;
        });

    /// <summary>Plays it; 0 when it lived, the instance is blocked, and another one has gone on.</summary>
    public static async Task<int> RunAsync(string folder, string how)
    {
        await using var engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = folder },
            CatalogueOf(how, () => Overflow(0)),
            NoServices.Instance,
            NullLoggerFactory.Instance);
        engine.Start();
        await engine.Client.StartAsync(Story, Deep, string.Empty, Once, default);
        if (how == AtEvent)
        {
            await engine.Client.RaiseEventAsync(Deep, Event, how, null, default);
        }

        // It has had its turn, once it is blocked or this process has ended.
        while ((await engine.Client.GetAsync(Deep, default))!.Status != OrchestrationStatus.Blocked)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        await engine.Client.StartAsync(
            new OrchestratorName<string, string>("Other"), "other", string.Empty, Once, default);
        await engine.Client.RaiseEventAsync("other", Event, "goes on", null, default);
        await engine.Client.WaitForCompletionAsync("other", default);
        return 0;
    }

    private static async Task<string> Slept(OrchestrationContext context)
    {
        await context.Sleep(TimeSpan.FromMilliseconds(1));
        return AtTimer;
    }

    private static int Overflow(int depth) => depth == int.MaxValue ? 0 : Overflow(depth + 1) + 1;
}
