using System.Text.Json;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable.Wire;

/// <summary>What crosses the host for an activity call. Durable Task gives an activity no key of its own.</summary>
/// <param name="InstanceId">The orchestration that calls.</param>
/// <param name="IdempotencyKey">The same for every attempt of this call.</param>
/// <param name="Input">What the activity is given.</param>
internal sealed record ActivityCall(string InstanceId, string IdempotencyKey, JsonElement Input)
{
    /// <summary>The input in a recorded call. The host records the arguments of a call as a list.</summary>
    public static JsonElement InputOf(JsonElement recorded)
    {
        var call = recorded is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1
            ? list[0]
            : recorded;
        return Json.Member(call, "idempotencyKey") is not null && Json.Member(call, "input") is { } input
            ? input
            : recorded;
    }

    /// <summary>Runs the activity that was called; a failure leaves it as the host can carry it.</summary>
    public static async Task<JsonElement> RunAsync(
        ActivityEntry activity, JsonElement call, IServiceProvider services, CancellationToken cancellationToken)
    {
        var (instanceId, idempotencyKey, input) = Json.Read<ActivityCall>(call);
        var context = new ActivityContext(instanceId, activity.Name, idempotencyKey, cancellationToken);
        try
        {
            return Json.Parse(
                await activity.RunAsync(services, context, Json.BytesOf(input)).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            throw CodedFailureException.Of(e);
        }
    }
}
