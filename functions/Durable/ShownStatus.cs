using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// What an instance shows outside. Durable Task cannot hold an instance for a payload that does not fit, so one that
/// waits for a release that can read it says so here.
/// </summary>
/// <param name="Shown">What its own code shows; null when nothing.</param>
/// <param name="Problem">Why it is blocked; null unless it is.</param>
internal sealed record ShownStatus(JsonElement? Shown, string? Problem)
{
    private const string ProblemMember = "$problem";
    private const string ShownMember = "$status";

    /// <summary>As it crosses.</summary>
    public JsonElement? Wrap() =>
        Problem is null
            ? Shown
            : Json.Of(new JsonObject
            {
                [ProblemMember] = Problem,
                [ShownMember] = Shown is { } shown ? JsonNode.Parse(Json.BytesOf(shown)) : null,
            });

    /// <summary>As the host tells it.</summary>
    public static ShownStatus Open(string? serialized)
    {
        if (serialized is null or "" or "null")
        {
            return new ShownStatus(null, null);
        }

        var arrived = Json.Parse(System.Text.Encoding.UTF8.GetBytes(serialized));
        return Json.Member(arrived, ProblemMember) is { ValueKind: JsonValueKind.String } problem
            ? new ShownStatus(
                Json.Member(arrived, ShownMember) is { ValueKind: not JsonValueKind.Null } own ? own : null,
                problem.GetString())
            : new ShownStatus(arrived, null);
    }
}
