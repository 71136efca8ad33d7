using System.Globalization;
using System.Text;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// Answers questions about instances from a connection of its own, without a look at the engine's thread.
/// </summary>
internal sealed class JournalReader(Database database, bool ownsDatabase = true) : IDisposable
{
    private const int LargestPage = 1_000;

    private readonly NameTable _names = new(database);
    private readonly TurnReader _turns = new(database);

    /// <summary>
    /// Answers from one state of the journal: between a row and its turns the engine may begin a new run and remove the
    /// old one.
    /// </summary>
    public T AsOfOneMoment<T>(Func<JournalReader, T> question)
    {
        database.Run("BEGIN");
        try
        {
            return question(this);
        }
        finally
        {
            database.Run("COMMIT");
        }
    }

    public static bool TryReadToken(string token, out long after) =>
        long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out after);

    public OrchestrationState? Find(string instanceId) => FindRow(instanceId) is { } row ? StateOf(row) : null;

    public OrchestrationPage Page(OrchestrationQuery query)
    {
        if (query.PageSize is < 1 or > LargestPage)
        {
            throw new ArgumentException(
                $"A page has 1 to {LargestPage} instances, not {query.PageSize}. Ask for another size.", nameof(query));
        }

        var condition = new QueryCondition(query, AfterOf(query.ContinuationToken));
        using var select = database.Prepare(
            $"SELECT {InstanceColumns.List} FROM instances WHERE {condition.Sql} ORDER BY seq LIMIT "
            + $"{query.PageSize + 1}");
        condition.Bind(select);
        var rows = new List<InstanceRow>();
        while (select.Step())
        {
            rows.Add(InstanceColumns.Read(select));
        }

        var hasMore = rows.Count > query.PageSize;
        var items = rows.Take(query.PageSize).Select(StateOf).ToList();
        return new OrchestrationPage(
            items, hasMore ? rows[query.PageSize - 1].Seq.ToString(CultureInfo.InvariantCulture) : null);
    }

    public IReadOnlyDictionary<OrchestrationStatus, long> Count(OrchestrationQuery query)
    {
        var condition = new QueryCondition(query, after: 0);
        using var select =
            database.Prepare($"SELECT status, count(*) FROM instances WHERE {condition.Sql} GROUP BY status");
        condition.Bind(select);
        var counts = new Dictionary<OrchestrationStatus, long>();
        while (select.Step())
        {
            counts.Add((OrchestrationStatus)select.Integer(0), select.Integer(1));
        }

        return counts;
    }

    public IReadOnlyList<HistoryEvent> History(string instanceId) =>
        FindRow(instanceId) is { } row ? [.. _turns.Read(row).SelectMany(HistoryOf.Turn)] : [];

    /// <summary>Reads every row that carries a checksum and says how many instances there are.</summary>
    /// <exception cref="JournalException">One is damaged.</exception>
    public long ReadThrough()
    {
        var instances = 0L;
        foreach (var (row, _, _) in Runs(endedToo: true))
        {
            _turns.Read(row);
            instances++;
        }

        using var inbox = database.Prepare("SELECT seq, instance, event FROM inbox");
        while (inbox.Step())
        {
            var place = new RowPlace(inbox.Integer(1), inbox.Integer(0), 0);
            try
            {
                TurnCodec.ReadEvent(inbox.Blob(2), place);
            }
            catch (InvalidDataException e)
            {
                throw database.Damaged($"row {place.Position} of the inbox cannot be read", e);
            }
        }

        return instances;
    }

    /// <summary>What a host has noted; null when none has, or the journal is older than that.</summary>
    public HostMark? ReadHostMark()
    {
        if (database.ReadInteger("PRAGMA user_version") < Schema.WithHostMark)
        {
            return null;
        }

        using var select = database.Prepare("SELECT installation, mark FROM owner WHERE mark IS NOT NULL");
        return select.Step() ? new HostMark(select.Text(0), select.Text(1)) : null;
    }

    /// <summary>The moment of the last commit, UTC ticks; 0 when there is none.</summary>
    public long LastMoment => database.ReadInteger("SELECT last_moment FROM owner");

    /// <summary>The turns of an instance's present run, oldest first.</summary>
    public List<TurnRecord> Turns(InstanceRow row) => _turns.Read(row);

    /// <summary>Every instance with its orchestrator and version, in the order in which they were started.</summary>
    public IEnumerable<(InstanceRow Row, string Name, string Version)> Runs(bool endedToo)
    {
        var alive = endedToo ? "" : "WHERE completed IS NULL";
        using var select = database.Prepare($"SELECT {InstanceColumns.List} FROM instances {alive} ORDER BY seq");
        while (select.Step())
        {
            var row = InstanceColumns.Read(select);
            var (name, version) = _names[row.Name];
            yield return (row, name, version);
        }
    }

    /// <summary>Instances that should have gone on before a moment, UTC ticks.</summary>
    public IReadOnlyList<StuckInstance> Stuck(long before)
    {
        const string canRun = "status IN (0, 1)";
        return
        [
            .. Late(
                $"SELECT id, next_due FROM instances WHERE {canRun} AND next_due < ? ORDER BY next_due",
                ExpectedEvent.TimerFires),
            .. Late(
                $"SELECT id, updated FROM instances WHERE {canRun} AND updated < ? "
                + "AND seq IN (SELECT instance FROM inbox) AND seq IN (SELECT instance FROM wakeups) ORDER BY updated",
                ExpectedEvent.InboxIsRead),
            .. Late(
                $"SELECT id, updated FROM instances WHERE {canRun} AND updated < ? "
                + "AND seq IN (SELECT instance FROM wakeups) AND seq NOT IN (SELECT instance FROM inbox) "
                + "ORDER BY updated",
                ExpectedEvent.ActivityAnswers),
        ];

        List<StuckInstance> Late(string sql, ExpectedEvent expected)
        {
            using var select = database.Prepare(sql);
            select.Bind(1, before);
            var found = new List<StuckInstance>();
            while (select.Step())
            {
                found.Add(new StuckInstance(select.Text(0), expected, Moment(select.Integer(1))));
            }

            return found;
        }
    }

    /// <summary>Who started an instance, as its code sees it.</summary>
    public ParentOrchestration? ParentOf(InstanceRow row)
    {
        if (row.Parent is not { } parent)
        {
            return null;
        }

        using var select = database.Prepare("SELECT name, id FROM instances WHERE seq = ?");
        return select.Bind(1, parent).Step()
            ? new ParentOrchestration(select.Text(1), _names[select.Integer(0)].Name)
            : null;
    }

    /// <summary>How a row shows itself to a client.</summary>
    public OrchestrationState StateOf(InstanceRow row)
    {
        var (name, version) = _names[row.Name];
        return new OrchestrationState(
            row.Id,
            name,
            version,
            row.Status,
            Moment(row.Created),
            Moment(row.Updated),
            row.Completed is { } completed ? Moment(completed) : null,
            row.NextDue is { } due ? Moment(due) : null,
            row.Parent is { } parent ? FindId(parent) : null,
            InstanceTags.Read(row.Tags),
            TextOf(row.CustomStatus),
            row.Status == OrchestrationStatus.Failed ? null : TextOf(row.Result),
            row.Status == OrchestrationStatus.Failed ? FailureOf(row) : null,
            row.Problem);
    }

    public void Dispose()
    {
        if (ownsDatabase)
        {
            database.Dispose();
        }
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    private static FailureDetails? FailureOf(InstanceRow row)
    {
        try
        {
            return Payload.Read<FailureDetails>(row.Result);
        }
        catch (PayloadException e)
        {
            // One failure that cannot be read must not hide a whole page of instances.
            return FailureDetails.Of(e);
        }
    }

    private static string? TextOf(byte[]? json) => json is null ? null : Encoding.UTF8.GetString(json);

    private static long AfterOf(string? token) =>
        token is null ? 0
        : TryReadToken(token, out var after) ? after
        : throw new ArgumentException(
            $"'{token}' is no continuation token of this engine. Pass the one the page before gave.", nameof(token));

    private InstanceRow? FindRow(string instanceId)
    {
        using var select = database.Prepare($"SELECT {InstanceColumns.List} FROM instances WHERE id = ?");
        return select.Bind(1, instanceId).Step() ? InstanceColumns.Read(select) : null;
    }

    private string? FindId(long seq)
    {
        using var select = database.Prepare("SELECT id FROM instances WHERE seq = ?");
        return select.Bind(1, seq).Step() ? select.Text(0) : null;
    }
}
