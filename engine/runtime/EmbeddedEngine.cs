using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Loop;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime;

/// <summary>
/// A durable orchestration engine in this process, on one SQLite file. What it has confirmed survives any end of the
/// process; after a start it goes on where it was.
/// </summary>
public sealed partial class EmbeddedEngine : IAsyncDisposable
{
    // How long a stop waits for the turn under way: long enough on a busy machine, and never for ever.
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(30);

    private readonly JournalFolder _folder;
    private readonly Journal _journal;
    private readonly JournalReaders? _readers;
    private readonly EngineLoop _loop;
    private readonly EngineOptions _options;
    private readonly TurnMark? _mark;
    private readonly ILogger _logger;
    private int _disposed;

    private EmbeddedEngine(
        JournalFolder folder,
        Journal journal,
        EngineOptions options,
        EngineState state,
        TurnMark? mark,
        IServiceProvider services)
    {
        _mark = mark;
        _logger = state.Logger;
        _folder = folder;
        _journal = journal;
        _options = options;
        _readers = folder.IsInMemory ? null : new JournalReaders(folder);
        _loop = new EngineLoop(state, options, mark, services);
        LastMoment = new DateTimeOffset(journal.Owner.LastMoment, TimeSpan.Zero);
        HostMark = state.Reader.ReadHostMark();
        _ = state.Now; // A first look at the clock, so that a hold is known before anything starts.
        Client = new EmbeddedClient(_loop, state.Catalogue, _readers);
    }

    /// <summary>How the engine is reached.</summary>
    public OrchestrationClient Client { get; }

    /// <summary>The clock it runs by.</summary>
    public TimeProvider Clock => _options.Clock;

    /// <summary>
    /// The moment of the last turn that stood in the journal when it was opened, UTC; the first moment there is in a
    /// new one.
    /// </summary>
    public DateTimeOffset LastMoment { get; }

    /// <summary>What a host had noted in the journal when it was opened; null when none has.</summary>
    public HostMark? HostMark { get; }

    /// <summary>
    /// Why everything is held at present: the clock shows a time too far from the last moment that was known. It goes
    /// on when the clock agrees, or with <see cref="AcceptClock"/>. Null when the clock is believed.
    /// </summary>
    public ClockHold? ClockHold => _loop.ClockHold;

    /// <summary>
    /// Completes when the journal cannot be written for the first time, with the reason. The engine goes on trying;
    /// who would rather stop and tell somebody looks here.
    /// </summary>
    public Task<JournalException> FirstError => _loop.FirstError;

    /// <summary>Opens the journal; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="options">Where the journal lives, the clock, and bounds.</param>
    /// <param name="catalogue">The orchestrators and activities.</param>
    /// <param name="services">Where activities get their ports from; each call has a scope of its own when there are
    /// scopes.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <exception cref="JournalException">The folder is in use, may not be written, is damaged, or was written by a
    /// newer release.</exception>
    public static EmbeddedEngine Open(
        EngineOptions options, Catalogue catalogue, IServiceProvider services, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggers);
        var folder = JournalFolder.Take(options.Checked().Folder);
        Database? database = null;
        TurnMark? mark = null;
        try
        {
            database = folder.OpenForWriting();
            var journal = new Journal(database);
            database.Probe = options.Probe;
            mark = options.Folder is null ? null : TurnMark.Open(options.Folder);
            var logger = new SafeLogger(loggers.CreateLogger<EmbeddedEngine>());
            var state = new EngineState(journal, catalogue, options, mark, logger);
            return new EmbeddedEngine(folder, journal, options, state, mark, services);
        }
        catch
        {
            mark?.Dispose();
            database?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Begins to run: what was under way goes on.</summary>
    public void Start() => _loop.Start();

    /// <summary>An operator's word: the clock is right, and what is held goes on from what it shows.</summary>
    public void AcceptClock() => _loop.AcceptClock();

    /// <summary>Notes in the journal whose it is and how far; durable when the task completes.</summary>
    /// <exception cref="IOException">The journal cannot be written, or everything is held.</exception>
    public Task NoteAsync(HostMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        if (!_loop.IsStarted)
        {
            _loop.Write(s => s.Journal.Owner.Write(mark));
            return Task.CompletedTask;
        }

        var noting = new AskCommand<HostMark>(e =>
        {
            e.State.Journal.Owner.Write(mark);
            return mark;
        });
        _loop.Post(noting);
        return noting.Answered;
    }

    /// <summary>
    /// Waits for work that a person waits for too: when the journal cannot be written, they hear that at once instead
    /// of waiting for the engine to succeed some day.
    /// </summary>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public async Task UnlessTroubledAsync(Task work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (await Task.WhenAny(work, FirstError).ConfigureAwait(false) != work)
        {
            throw await FirstError.ConfigureAwait(false);
        }

        await work.ConfigureAwait(false);
    }

    /// <summary>Looks at the clock again, after somebody has set it forward.</summary>
    public void Wake() => _loop.Wake();

    /// <summary>
    /// Completes when nothing is left to do now: no turn, no activity, no due timer. The result is when the next timer
    /// is due, UTC, or null.
    /// </summary>
    public Task<DateTimeOffset?> WhenIdleAsync() => _loop.WhenIdleAsync();

    /// <summary>
    /// For tests: completes when nothing is left to do before an activity answers, with how many have yet to.
    /// </summary>
    internal Task<int> WhenRestingAsync() => _loop.WhenRestingAsync();

    /// <summary>For tests: how many activities have answered, whether or not the engine has taken that in.</summary>
    internal long ActivitiesAnswered => _loop.ActivitiesAnswered;

    /// <summary>
    /// Stops: running activities are asked to end and what they answer in time is kept; the rest is run again after the
    /// next start. A turn that does not end in that time either is left behind, so that a stop always ends. Every call
    /// that waits then throws.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _loop.StopActivities();
        var began = TimeProvider.System.GetTimestamp();
        while (!_loop.ActivitiesAreIdle && TimeProvider.System.GetElapsedTime(began) < _options.StopTimeout)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System).ConfigureAwait(false);
        }

        var patience = TimeSpan.FromTicks(
            Math.Clamp(_options.StopTimeout.Ticks, ShortestPatience.Ticks, LongestPatience.Ticks));
        var hasEnded = await Task.Factory.StartNew(() => _loop.Stop(patience), TaskCreationOptions.LongRunning)
            .ConfigureAwait(false);
        _readers?.Dispose();
        if (!hasEnded)
        {
            // The connection is in use: to close it now could harm the file.
            LogHangs(_logger, _folder.File);
            return;
        }

        _loop.Dispose();
        _journal.Dispose();
        _mark?.Close();
        _folder.Dispose();
    }

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "The engine stopped while a write to {File} hangs. The folder stays locked until the process ends. "
            + "Look at the disk; nothing that was confirmed is lost")]
    private static partial void LogHangs(ILogger logger, string file);
}
