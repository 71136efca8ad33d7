using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProgramFlows.Functions.Durable.Wire;

/// <summary>
/// What an instance shows outside. Durable Task knows neither held instances nor when one is due next, so an instance
/// says so here, beside what its own code shows.
/// </summary>
/// <param name="Shown">What its own code shows; null when nothing.</param>
/// <param name="Problem">Why it is blocked; null unless it is.</param>
/// <param name="NextDueAt">When its next timer fires, UTC; null when none is set.</param>
/// <param name="IsRewound">Whether it runs since a rewind, of which Azure Storage says that it is pending.</param>
/// <param name="Tries">How often it has tried, since it was blocked, whether a release fits it.</param>
internal sealed record ShownStatus(
    JsonElement? Shown,
    string? Problem = null,
    DateTimeOffset? NextDueAt = null,
    bool IsRewound = false,
    int Tries = 0)
{
    private const string ProblemMember = "$problem";
    private const string TriesMember = "$tries";
    private const string DueMember = "$due";
    private const string RewoundMember = "$rewound";
    private const string ShownMember = "$status";

    /// <summary>As it crosses; null when there is nothing to show.</summary>
    public JsonElement? Wrap()
    {
        if (Problem is null && NextDueAt is null && !IsRewound)
        {
            return Shown;
        }

        var wrapped = new JsonObject
        {
            [ShownMember] = Shown is { } shown ? JsonNode.Parse(Json.BytesOf(shown)) : null,
        };
        if (Problem is not null)
        {
            wrapped[ProblemMember] = Problem;
            wrapped[TriesMember] = Tries;
        }

        if (NextDueAt is { } due)
        {
            wrapped[DueMember] = due;
        }

        if (IsRewound)
        {
            wrapped[RewoundMember] = true;
        }

        return Json.Envelope(wrapped);
    }

    /// <summary>As the host tells it.</summary>
    public static ShownStatus Open(string? serialized)
    {
        if (serialized is null or "" or "null")
        {
            return new ShownStatus(Shown: null);
        }

        var arrived = Json.Parse(serialized);
        return Json.Member(arrived, ShownMember) is { } own
            ? new ShownStatus(
                own.ValueKind == JsonValueKind.Null ? null : own,
                Json.Member(arrived, ProblemMember)?.GetString(),
                Json.Member(arrived, DueMember)?.GetDateTimeOffset(),
                Json.Member(arrived, RewoundMember) is not null,
                Json.Member(arrived, TriesMember)?.GetInt32() ?? 0)
            : new ShownStatus(arrived);
    }
}
