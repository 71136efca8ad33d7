using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Tests.Proof.Kills;

/// <summary>The process that is killed: an engine under load, which says what was confirmed to its clients.</summary>
internal sealed class Victim : IServiceProvider
{
    /// <summary>What makes the test program this process.</summary>
    public const string Argument = "victim";

    /// <summary>Put more and more work on the engine until the kill.</summary>
    public const string Load = "load";

    /// <summary>Let everything come to its end, and end.</summary>
    public const string Drain = "drain";

    /// <summary>The file of effects, beside the folder of the journal.</summary>
    public const string EffectFileName = "effects";

    /// <summary>The folder of the journal.</summary>
    public const string JournalName = "journal";

    private const int Clients = 32;

    private Victim()
    {
    }

    public static async Task RunAsync(string folder, string round, bool drains)
    {
        using var effects = new EffectFile(Path.Combine(folder, EffectFileName));
        var options = new EngineOptions { Folder = Path.Combine(folder, JournalName) };
        await using var engine = EmbeddedEngine.Open(
            options, VictimWork.NewCatalogue(effects), new Victim(), NullLoggerFactory.Instance);
        engine.Start();
        if (drains)
        {
            await DrainAsync(engine.Client);
        }
        else
        {
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => LoadAsync(engine.Client, $"{round}-{c}")));
        }
    }

    public object? GetService(Type serviceType) => null;

    private static async Task LoadAsync(OrchestrationClient client, string name)
    {
        for (var number = 0; ; number++)
        {
            var id = $"{name}-{number}";
            await client.StartAsync(VictimWork.Job, id, 0, new StartOptions(InstanceIdReuse.Never), default);
            await GoAsync(client, id);

            // One line a write: a line that is read was confirmed.
            await Console.Out.WriteLineAsync(id);
            await client.WaitForCompletionAsync(id, default);
        }
    }

    private static async Task DrainAsync(OrchestrationClient client)
    {
        for (string? token = null; ;)
        {
            var page = await client.QueryAsync(
                new OrchestrationQuery { Name = VictimWork.Job.Value, PageSize = 500, ContinuationToken = token },
                default);
            await Task.WhenAll(page.Items.Where(i => !i.HasEnded).Select(async i =>
            {
                // Its client was killed, perhaps before this; the key tells the engine whether it has come already.
                await GoAsync(client, i.InstanceId);
                await client.WaitForCompletionAsync(i.InstanceId, default);
            }));
            if ((token = page.ContinuationToken) is null)
            {
                return;
            }
        }
    }

    private static Task<RaiseEventResult> GoAsync(OrchestrationClient client, string id) =>
        client.RaiseEventAsync(id, VictimWork.Go, "go", "go", default);
}
