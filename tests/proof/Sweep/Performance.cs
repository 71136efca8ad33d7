using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>One engine playing a case, from its beginning or from what a crash has left, to its end.</summary>
internal sealed class Performance(SweepCase played, Snapshot from) : IServiceProvider
{
    private readonly VirtualClock _clock = new(from.Now);
    private int _confirmed = from.Confirmed;

    /// <summary>Called at each write and around each commit, on the engine's thread.</summary>
    public Action<WritePoint> AtWrite { get; init; } = _ => { };

    /// <summary>What a crash would leave now, without its files.</summary>
    public Snapshot Now(string folder) =>
        new(folder, from.Ledger.Copy(), _clock.GetUtcNow(), Volatile.Read(ref _confirmed));

    /// <summary>Plays what is left of the case.</summary>
    public async Task<Ending> RunAsync(CancellationToken cancellationToken)
    {
        var world = new World(from.Ledger, _clock);
        var catalogue = world.NewCatalogue();
        played.AddTo(catalogue);
        var options = new EngineOptions
        {
            Folder = from.Folder,
            Clock = _clock,
            StopTimeout = TimeSpan.Zero,
            MaxConcurrentActivities = 1,
            Probe = AtWrite,
        };
        await using var engine = EmbeddedEngine.Open(options, catalogue, this, NullLoggerFactory.Instance);
        engine.Start();
        var time = new VirtualTime(engine, _clock);
        if (_confirmed > 0)
        {
            await time.PlayToAsync(played.Until(_confirmed - 1), cancellationToken);
        }

        while (_confirmed < played.Count)
        {
            await AskAsync(engine.Client, _confirmed);
            var until = played.Until(_confirmed);
            Volatile.Write(ref _confirmed, _confirmed + 1);
            await time.PlayToAsync(until, cancellationToken);
        }

        return await EndingAsync(engine.Client, cancellationToken);
    }

    public object? GetService(Type serviceType) => null;

    private async Task AskAsync(OrchestrationClient client, int step)
    {
        for (var attempts = 0; ; attempts++)
        {
            try
            {
                await played.AskAsync(step, client);
                return;
            }
            catch (IOException) when (attempts < 3)
            {
                // As the contract says, the call may be made again.
            }
        }
    }

    private async Task<Ending> EndingAsync(OrchestrationClient client, CancellationToken cancellationToken)
    {
        var page = await client.QueryAsync(new OrchestrationQuery(), cancellationToken);
        var histories = new List<string>();
        foreach (var state in page.Items)
        {
            var history = await client.GetHistoryAsync(state.InstanceId, cancellationToken);
            histories.AddRange(history.Select(h => $"{state.InstanceId} {WithoutTrace(h)}"));
        }

        histories.Sort(StringComparer.Ordinal);
        return new Ending(
            [.. page.Items.Select(Text)],
            histories,
            [.. from.Ledger.Labels().Order(StringComparer.Ordinal)]);
    }

    private static string Text(OrchestrationState state) =>
        $"{state with { Failure = null, Tags = null! }} {state.Failure?.ErrorType} {state.Failure?.ErrorMessage}";

    private static string WithoutTrace(HistoryEvent recorded) =>
        recorded.Kind is HistoryEventKind.TaskFailed or HistoryEventKind.SubOrchestrationFailed
            or HistoryEventKind.ExecutionCompleted
            ? $"{recorded with { Payload = null }}"
            : $"{recorded}";
}
