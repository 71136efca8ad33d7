using System.Text.Json;

namespace ProgramFlows.Functions.Durable;

/// <summary>What crosses the host for an activity call. Durable Task gives an activity no key of its own.</summary>
/// <param name="InstanceId">The orchestration that calls.</param>
/// <param name="IdempotencyKey">The same for every attempt of this call.</param>
/// <param name="Input">What the activity is given.</param>
internal sealed record ActivityCall(string InstanceId, string IdempotencyKey, JsonElement Input)
{
    /// <summary>The input in a recorded call.</summary>
    public static JsonElement InputOf(JsonElement recorded) =>
        Json.Member(recorded, "idempotencyKey") is not null && Json.Member(recorded, "input") is { } input
            ? input
            : recorded;
}
