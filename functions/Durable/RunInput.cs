using System.Text.Json;
using System.Text.Json.Nodes;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// What a run is started with. A run that continues another one also takes over the deduplication keys of the events
/// that were taken before, since its history begins anew.
/// </summary>
/// <param name="Input">What the orchestrator is given.</param>
/// <param name="SeenKeys">The keys, oldest first.</param>
internal sealed record RunInput(JsonElement Input, IReadOnlyList<string> SeenKeys)
{
    private const string SeenMember = "$seen";
    private const string InputMember = "$input";

    /// <summary>As it crosses.</summary>
    public JsonElement Wrap() =>
        SeenKeys.Count == 0
            ? Input
            : Json.Of(new JsonObject
            {
                [SeenMember] = new JsonArray([.. SeenKeys.Select(k => (JsonNode)k)]),
                [InputMember] = JsonNode.Parse(Json.BytesOf(Input)),
            });

    /// <summary>As it arrived.</summary>
    public static RunInput Open(JsonElement arrived) =>
        Json.Member(arrived, SeenMember) is { ValueKind: JsonValueKind.Array } seen
            && Json.Member(arrived, InputMember) is { } input
            ? new RunInput(input, Payload.Read<string[]>(Json.BytesOf(seen)))
            : new RunInput(arrived, []);
}
