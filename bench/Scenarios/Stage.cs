using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>An engine on a new folder with the scenarios' orchestrators, and what it counted.</summary>
internal sealed class Stage : IAsyncDisposable, IServiceProvider
{
    public static readonly OrchestratorName<int, int> Sequence = new("Sequence");
    public static readonly OrchestratorName<int, int> Fan = new("Fan");
    public static readonly OrchestratorName<int, int> Waiting = new("Waiting");
    public static readonly OrchestratorName<DateTimeOffset, int> Sleeper = new("Sleeper");
    public static readonly OrchestratorName<int, int> Year = new("Year");
    public static readonly EventName<int> Go = new("Go");

    /// <summary>An event that no orchestrator of the stage waits for.</summary>
    public static readonly EventName<int> Unheard = new("Unheard");

    private static readonly ActivityName<string, string> Hello = new("Hello");
    private static readonly StartOptions Once = new(InstanceIdReuse.Never);

    private readonly MeterListener _listener = new();
    private readonly bool _ownsFolder;
    private long _commits;
    private long _bytes;
    private long _turns;

    public Stage(string? folder = null, TimeProvider? clock = null, long liveBytes = 128L << 20)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("programflows-bench-").FullName;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == EngineMeter.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Count);
        _listener.Start();
        var options = new EngineOptions
        {
            Folder = Folder,
            Clock = clock ?? TimeProvider.System,
            MaxConcurrentActivities = 64,
            LiveOrchestratorBytes = liveBytes,
        };
        Engine = EmbeddedEngine.Open(options, Catalogue(), this, NullLoggerFactory.Instance);
        Engine.Start();
    }

    public string Folder { get; }

    public EmbeddedEngine Engine { get; }

    public OrchestrationClient Client => Engine.Client;

    public long Commits => Interlocked.Read(ref _commits);

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Turns => Interlocked.Read(ref _turns);

    public long BytesOnDisk =>
        Directory.EnumerateFiles(Folder)
        .Where(f => !f.EndsWith("-shm", StringComparison.Ordinal))
        .Sum(f => new FileInfo(f).Length);

    public Task StartAsync<TInput>(OrchestratorName<TInput, int> name, string id, TInput input) =>
        Client.StartAsync(name, id, input, Once, CancellationToken.None);

    /// <summary>Starts instances from several callers at once and waits until each has ended.</summary>
    public Task RunAllAsync(OrchestratorName<int, int> name, string prefix, int count, int input) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => RunAsync(name, $"{prefix}-{i}", input))));

    public async Task RunAsync(OrchestratorName<int, int> name, string id, int input)
    {
        await StartAsync(name, id, input);
        await Client.WaitForCompletionAsync(id, CancellationToken.None);
    }

    public object? GetService(Type serviceType) => null;

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _listener.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    public static Catalogue Catalogue() => new Catalogue()
        .AddOrchestrator(Sequence, () => new Coded<int, int>(async (context, steps) =>
        {
            for (var i = 0; i < steps; i++)
            {
                await context.CallActivityAsync(Hello, "Tokyo", RetryPolicy.None);
            }

            return steps;
        }))
        .AddOrchestrator(Fan, () => new Coded<int, int>(async (context, width) =>
            (await Task.WhenAll(Enumerable.Range(0, width).Select(
                _ => context.CallActivityAsync(Hello, "Tokyo", RetryPolicy.None)))).Length))
        .AddOrchestrator(Waiting, () => new Coded<int, int>(async (context, _) =>
        {
            var go = context.WaitForExternalEventAsync(Go);
            return await context.CompletedByAsync(go, context.CurrentUtcDateTime.AddDays(300)) ? await go : 0;
        }))
        .AddOrchestrator(Sleeper, () => new Coded<DateTimeOffset, int>(async (context, until) =>
        {
            await context.CreateTimerAsync(until);
            return 1;
        }))
        .AddOrchestrator(Year, () => new Coded<int, int>(async (context, months) =>
        {
            for (var month = 0; month < months; month++)
            {
                await context.CreateTimerAsync(context.CurrentUtcDateTime.AddDays(30));
                await context.CallActivityAsync(Hello, "Bangkok", RetryPolicy.None);
            }

            return await context.WaitForExternalEventAsync(Go);
        }))
        .AddActivity(Hello, _ => new SayHello());

    private void Count(
        Instrument instrument, long measured, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        switch (instrument.Name)
        {
            case "engine.commits":
                Interlocked.Add(ref _commits, measured);
                break;
            case "engine.history.bytes":
                Interlocked.Add(ref _bytes, measured);
                break;
            case "engine.turns":
                Interlocked.Add(ref _turns, measured);
                break;
            default:
                break;
        }
    }

    private sealed class SayHello : Activity<string, string>
    {
        public override Task<string> RunAsync(ActivityContext context, string input) =>
            Task.FromResult($"Hello, {input}!");
    }

    private sealed class Coded<TInput, TOutput>(
        Func<OrchestrationContext, TInput, Task<TOutput>> code) : Orchestrator<TInput, TOutput>
    {
        public override Task<TOutput> RunAsync(OrchestrationContext context, TInput input) => code(context, input);
    }
}
