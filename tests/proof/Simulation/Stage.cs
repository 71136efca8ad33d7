using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Proof.Worlds;

namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>One life of an engine: from its opening to its stop or crash.</summary>
internal sealed class Stage : IAsyncDisposable, IServiceProvider
{
    private readonly TaskCompletionSource _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EmbeddedEngine _engine;
    private readonly Database _reader;
    private readonly Random _random;
    private readonly string _folder;
    private readonly int _workers;
    private string? _wreck;
    private int _writesToCrash;
    private bool _dead;

    public Stage(string folder, TimeProvider clock, Ledger ledger, Random random)
    {
        _folder = folder;
        _random = random;
        _workers = random.Next(1, 9);
        Catalogue = MakeCatalogue(ledger);
        var options = new EngineOptions
        {
            Folder = folder,
            Clock = clock,
            StopTimeout = TimeSpan.Zero,
            LiveOrchestratorBytes = random.Next(2) == 0 ? 0 : 100_000_000,
            MaxConcurrentActivities = _workers,
            Probe = OnWrite,
        };
        _engine = EmbeddedEngine.Open(options, Catalogue, this, NullLoggerFactory.Instance);
        _reader = new Database(Path.Combine(folder, JournalFolder.FileName), readOnly: true);
        _engine.Start();
    }

    public OrchestrationClient Client => _engine.Client;

    public Catalogue Catalogue { get; }

    public Gates Gates { get; } = new();

    /// <summary>The folder that a crash has left; null while there was none.</summary>
    public string? Wreck => _dead ? _wreck : null;

    /// <summary>How likely each write is to fail.</summary>
    public double ErrorRate { get; set; }

    /// <summary>When the next timer is due, UTC ticks; 0 when none is.</summary>
    public long NextDue => _reader.ReadInteger("SELECT min(next_due) FROM instances");

    /// <summary>Lets the engine crash at a coming write, and leave its files in another folder.</summary>
    public void CrashAt(int write, string wreck)
    {
        _wreck = wreck;
        Volatile.Write(ref _writesToCrash, write);
    }

    public void Wake() => _engine.Wake();

    /// <summary>Lets an activity run to its end; its answer is on its way when this returns.</summary>
    public void Release(int gate)
    {
        var before = _engine.ActivitiesAnswered;
        Gates.Release(gate);
        SpinWait.SpinUntil(() => _engine.ActivitiesAnswered > before);
    }

    /// <summary>Waits until the engine can do nothing more by itself, or has crashed.</summary>
    public async Task SettleAsync()
    {
        var resting = _engine.WhenRestingAsync();
        if (await Task.WhenAny(resting, _crashed.Task).ConfigureAwait(false) == resting)
        {
            var open = await resting.ConfigureAwait(false);
            await Gates.WhenStandingAsync(Math.Min(open, _workers)).ConfigureAwait(false);
        }
    }

    public object? GetService(Type serviceType) => null;

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _engine.DisposeAsync().ConfigureAwait(false);
    }

    private Catalogue MakeCatalogue(Ledger ledger) => new Catalogue()
        .AddOrchestrator(ScriptedOrchestrator.Name, () => new ScriptedOrchestrator())
        .Activity<string, int>(ScriptedOrchestrator.Act.Value, async (context, label) =>
        {
            await Gates.EnterAsync(context).ConfigureAwait(false);
            ledger.Run(context.IdempotencyKey);
            ledger.Do(context.IdempotencyKey, label);
            return label.Length;
        })
        .Activity<ScriptedOrchestrator.Flaky, int>(ScriptedOrchestrator.ActFlaky.Value, async (context, flaky) =>
        {
            await Gates.EnterAsync(context).ConfigureAwait(false);
            if (ledger.Run(context.IdempotencyKey) <= flaky.Failures)
            {
                throw new TimeoutException($"{flaky.Label} is away.");
            }

            ledger.Do(context.IdempotencyKey, flaky.Label);
            return flaky.Failures;
        })
        .Activity<string, int>(ScriptedOrchestrator.ActDoomed.Value, async (context, label) =>
        {
            await Gates.EnterAsync(context).ConfigureAwait(false);
            throw new TimeoutException($"{label} is away for ever.");
        });

    private void OnWrite(WritePoint point)
    {
        if (!_dead && _writesToCrash > 0 && --_writesToCrash == 0)
        {
            FolderCopy.Make(_folder, _wreck!);
            _dead = true;
            _crashed.TrySetResult();
        }

        if (_dead || (ErrorRate > 0 && _random.NextDouble() < ErrorRate))
        {
            throw new JournalException(JournalError.DiskError, $"The simulation breaks the disk ({point}).");
        }
    }
}
