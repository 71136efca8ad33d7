using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime;

/// <summary>
/// Looks into the journal of a folder from outside, whether an engine owns it at the time or not, and changes nothing.
/// One thread at a time uses it.
/// </summary>
public sealed class JournalInspection : IDisposable
{
    private readonly Database _database;
    private readonly JournalReader _reader;

    private JournalInspection(Database database)
    {
        _database = database;
        _reader = new JournalReader(database);
    }

    /// <summary>How long one turn of a replay may take before it is left behind and told of.</summary>
    public TimeSpan TurnTimeLimit { get; set; } = new EngineOptions().TurnTimeLimit;

    /// <summary>Opens the journal of a folder for reading.</summary>
    /// <exception cref="JournalException">There is no journal, it is damaged, or another release wrote it.</exception>
    public static JournalInspection Open(string folder)
    {
        var file = Path.Combine(folder, JournalFolder.FileName);
        if (!File.Exists(file))
        {
            throw new JournalException(
                JournalError.Missing, $"There is no journal in '{folder}'. Name the folder of an installation.");
        }

        var database = new Database(file, readOnly: true);
        try
        {
            Schema.RequireKnown(database);
            return new JournalInspection(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>What is known of an instance; null when there is none.</summary>
    public OrchestrationState? Find(string instanceId) => _reader.AsOfOneMoment(r => r.Find(instanceId));

    /// <summary>What a host has noted in the journal; null when none has.</summary>
    public HostMark? HostMark => _reader.ReadHostMark();

    /// <summary>The last moment the engine knew, UTC; the first moment there is when it has known none.</summary>
    public DateTimeOffset LastMoment => new(_reader.LastMoment, TimeSpan.Zero);

    /// <summary>One page of the instances that fit, in the order in which they were started.</summary>
    /// <exception cref="ArgumentException">The page size or the continuation token is not allowed.</exception>
    public OrchestrationPage Page(OrchestrationQuery query) => _reader.AsOfOneMoment(r => r.Page(query));

    /// <summary>True when a page may have given this token as the one to go on from.</summary>
    public static bool IsContinuationToken(string token) => JournalReader.TryReadToken(token, out _);

    /// <summary>How many instances fit, by status.</summary>
    public IReadOnlyDictionary<OrchestrationStatus, long> Count(OrchestrationQuery query) => _reader.Count(query);

    /// <summary>The history of an instance's present run, oldest first.</summary>
    /// <exception cref="JournalException">A part of it is damaged.</exception>
    public IReadOnlyList<HistoryEvent> History(string instanceId) =>
        _reader.AsOfOneMoment(r => r.History(instanceId));

    /// <summary>
    /// The instances whose next expected event is overdue. An instance that only waits for an event from outside is
    /// never among them, however long it waits.
    /// </summary>
    /// <param name="now">Now, UTC.</param>
    /// <param name="patience">How long after its time an event may still come.</param>
    public IReadOnlyList<StuckInstance> Stuck(DateTimeOffset now, TimeSpan patience) =>
        _reader.AsOfOneMoment(r => r.Stuck(Math.Max(0, now.UtcTicks - patience.Ticks)));

    /// <summary>
    /// Replays histories under a catalogue as an engine with it would, without running anything in the world.
    /// </summary>
    /// <param name="catalogue">The orchestrators and activities of the release to be tried.</param>
    /// <param name="endedToo">Whether instances that have ended are replayed as well.</param>
    public IEnumerable<ReplayFinding> Replay(Catalogue catalogue, bool endedToo)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        using var watch = new ReplayWatch(TurnTimeLimit);
        foreach (var (row, name, version) in _reader.Runs(endedToo))
        {
            yield return new ReplayFinding(row.Id, name, version, ProblemOf(row, name, version, catalogue, watch));
        }
    }

    /// <summary>Reads everything through: SQLite's own check, and every turn of every instance.</summary>
    /// <returns>How many instances were read.</returns>
    /// <exception cref="JournalException">Something is damaged; the message says what.</exception>
    public long Verify() => JournalCopy.Check(_database);

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _database.Dispose();
    }

    private string? ProblemOf(InstanceRow row, string name, string version, Catalogue catalogue, ReplayWatch watch)
    {
        if (!catalogue.Orchestrators.TryGetValue(name, out var orchestrator))
        {
            return $"No orchestrator is registered under the name '{name}'.";
        }

        var identity = new RunIdentity(row.Id, version, _reader.ParentOf(row));
        var run = new OrchestrationRun(orchestrator, identity, watch.Turns);
        return watch.Replay(run, () => _reader.Turns(row)) ?? (row.HasEnded ? null : WhyItStands(run, catalogue));
    }

    /// <summary>Why a run that fits its history still cannot go on under a catalogue.</summary>
    private static string? WhyItStands(OrchestrationRun run, Catalogue catalogue) =>
        run.OpenActivities
            .Where(a => !catalogue.Activities.ContainsKey(a.Name!))
            .Select(a => $"No activity is registered under the name '{a.Name}', which #{a.TaskId} calls.")
            .FirstOrDefault() ?? run.BlockReason;
}
