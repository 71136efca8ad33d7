using System.Text.Json;
using System.Text.Json.Nodes;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// What a run is started with. A run that continues another one also takes over the deduplication keys of the events
/// that were taken before, since its history begins anew, and has a version of its own: the host keeps one for the
/// instance's life.
/// </summary>
/// <param name="Input">What the orchestrator is given.</param>
/// <param name="SeenKeys">The keys, oldest first.</param>
/// <param name="Version">The version of the run; null when it is the instance's.</param>
internal sealed record RunInput(JsonElement Input, IReadOnlyList<string> SeenKeys, string? Version)
{
    private const string VersionMember = "$version";
    private const string SeenMember = "$seen";
    private const string InputMember = "$input";

    /// <summary>As it crosses.</summary>
    public JsonElement Wrap()
    {
        if (SeenKeys.Count == 0 && Version is null)
        {
            return Input;
        }

        var wrapped = new JsonObject { [SeenMember] = new JsonArray([.. SeenKeys.Select(k => (JsonNode)k)]) };
        if (Version is not null)
        {
            wrapped[VersionMember] = Version;
        }

        wrapped[InputMember] = JsonNode.Parse(Json.BytesOf(Input));
        return Json.Of(wrapped);
    }

    /// <summary>As it arrived.</summary>
    public static RunInput Open(JsonElement arrived) =>
        Json.Member(arrived, SeenMember) is { ValueKind: JsonValueKind.Array } seen
            && Json.Member(arrived, InputMember) is { } input
            ? new RunInput(
                input, Payload.Read<string[]>(Json.BytesOf(seen)), Json.Member(arrived, VersionMember)?.GetString())
            : new RunInput(arrived, [], null);
}
