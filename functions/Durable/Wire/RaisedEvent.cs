using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProgramFlows.Functions.Durable.Wire;

/// <summary>
/// What crosses the host for an external event. Durable Task delivers at least once and keeps no deduplication keys, so
/// the key travels with the event and the instance itself drops the second one.
/// </summary>
/// <param name="Key">The deduplication key, or null: an event that someone raised by hand has none.</param>
/// <param name="Payload">What the event carries.</param>
internal sealed record RaisedEvent(string? Key, JsonElement Payload)
{
    /// <summary>The name of an event that no code waits for: it gives a blocked run a turn in this release.</summary>
    public const string Wake = "programflows-wake";

    private const string KeyMember = "$key";
    private const string PayloadMember = "$event";

    /// <summary>As it crosses.</summary>
    public static JsonElement Wrap<T>(T payload, string? key) =>
        key is null
            ? Json.Of(payload)
            : Json.Envelope(new JsonObject
            {
                [KeyMember] = key,
                [PayloadMember] = JsonNode.Parse(Json.BytesOf(Json.Of(payload))),
            });

    /// <summary>As it arrived.</summary>
    public static RaisedEvent Open(JsonElement arrived) =>
        Json.Member(arrived, KeyMember) is { ValueKind: JsonValueKind.String } key
            && Json.Member(arrived, PayloadMember) is { } payload
            ? new RaisedEvent(key.GetString(), payload)
            : new RaisedEvent(null, arrived);
}
