using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>The conditions of a query as SQL with its parameters.</summary>
internal sealed class QueryCondition
{
    // Ids are printable ASCII: this sorts behind every one that begins with the prefix.
    private const char BehindEveryId = '\x7f';

    private readonly List<string> _conditions = [];
    private readonly List<Action<Statement, int>> _parameters = [];

    public QueryCondition(OrchestrationQuery query, long after)
    {
        Add("seq > ?", after);
        if (query.Name is { } name)
        {
            Add("name IN (SELECT id FROM names WHERE name = ? COLLATE NOCASE)", name);
        }

        if (query.Statuses.Count > 0)
        {
            _conditions.Add($"status IN ({string.Join(", ", query.Statuses.Select(s => (int)s))})");
        }

        if (query.InstanceIdPrefix is { Length: > 0 } prefix)
        {
            Add("id >= ?", prefix);
            Add("id < ?", prefix + BehindEveryId);
        }

        foreach (var (key, value) in InstanceTag.Checked(query.Tags))
        {
            _conditions.Add(
                "EXISTS (SELECT 1 FROM tags WHERE tags.key = ? AND tags.value = ? AND tags.instance = instances.seq)");
            _parameters.Add((s, at) => s.Bind(at, key));
            _parameters.Add((s, at) => s.Bind(at, value));
        }

        AddRange("created", query.CreatedFrom, query.CreatedTo);
        AddRange("updated", query.UpdatedFrom, query.UpdatedTo);
        AddRange("completed", query.CompletedFrom, query.CompletedTo);
        AddRange("next_due", null, query.DueBefore);
    }

    public string Sql => string.Join(" AND ", _conditions);

    public void Bind(Statement statement)
    {
        for (var i = 0; i < _parameters.Count; i++)
        {
            _parameters[i](statement, i + 1);
        }
    }

    private void AddRange(string column, DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from is { } first)
        {
            Add($"{column} >= ?", first.UtcTicks);
        }

        if (to is { } end)
        {
            Add($"{column} < ?", end.UtcTicks);
        }
    }

    private void Add(string condition, long value)
    {
        _conditions.Add(condition);
        _parameters.Add((s, at) => s.Bind(at, value));
    }

    private void Add(string condition, string value)
    {
        _conditions.Add(condition);
        _parameters.Add((s, at) => s.Bind(at, value));
    }
}
