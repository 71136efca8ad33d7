using System.Globalization;
using System.Text;
using System.Text.Json;
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
            row.Status == OrchestrationStatus.Failed
                ? JsonSerializer.Deserialize<FailureDetails>(row.Result, Payload.Options)
                : null,
            row.Problem);
    }

    public void Dispose()
    {
        _turns.Dispose();
        if (ownsDatabase)
        {
            database.Dispose();
        }
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    private static string? TextOf(byte[]? json) => json is null ? null : Encoding.UTF8.GetString(json);

    private static long AfterOf(string? token) =>
        token is null ? 0
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after
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
