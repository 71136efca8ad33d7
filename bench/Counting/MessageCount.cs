using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Bench.Counting;

/// <summary>Whom a year has written to, why, and how much of it in one morning.</summary>
internal sealed class MessageCount
{
    private readonly Dictionary<(DateOnly Day, string Role), long> _messages = [];
    private readonly Dictionary<string, HashSet<string>> _people = [];

    /// <summary>Lines of digests by kind.</summary>
    public Dictionary<NoticeKind, long> Lines { get; } = Enum.GetValues<NoticeKind>().ToDictionary(k => k, _ => 0L);

    public long Total => _messages.Values.Sum();

    public int Mornings => _messages.Keys.Select(k => k.Day).Distinct().Count();

    public long InTheBusiestMorning =>
        _messages.GroupBy(m => m.Key.Day, m => m.Value).Select(g => g.Sum()).DefaultIfEmpty().Max();

    public static MessageCount Of(IEnumerable<ProgressEntry> entries)
    {
        var count = new MessageCount();
        foreach (var entry in entries)
        {
            count.Add(entry);
        }

        return count;
    }

    /// <summary>The messages to the people whose id begins with a role.</summary>
    public long To(string role) => _messages.Where(m => m.Key.Role == role).Sum(m => m.Value);

    /// <summary>How many people of a role had a message.</summary>
    public int People(string role) => _people.GetValueOrDefault(role)?.Count ?? 0;

    private void Add(ProgressEntry entry)
    {
        if (entry.Kind == ProgressEntryKind.Notice)
        {
            Lines[Enum.Parse<NoticeKind>(entry.What)]++;
        }
        else if (entry is { Kind: ProgressEntryKind.Message, PersonId: { } person })
        {
            var role = person.Value[..person.Value.IndexOf('-', StringComparison.Ordinal)];
            var key = (ThaiTime.DayOf(entry.At), role);
            _messages[key] = _messages.GetValueOrDefault(key) + 1;
            (_people.TryGetValue(role, out var known) ? known : _people[role] = []).Add(person.Value);
        }
    }
}
