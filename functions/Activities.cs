using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Client;
using ProgramFlows.Functions.Durable.Wire;

namespace ProgramFlows.Functions;

/// <summary>
/// The activities of the catalogue as functions, under the names that stand in histories. A new activity is a
/// function here, and a line in the catalogue.
/// </summary>
/// <param name="catalogue">Where their code is.</param>
public sealed class Activities(Catalogue catalogue)
{
    /// <summary>Starts the cycles of a page of enrolled networks.</summary>
    [Function("StartEnrolledNetworks")]
    public Task<JsonElement> StartEnrolledNetworks(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Starts the cycles of networks that joined late.</summary>
    [Function("StartNetworks")]
    public Task<JsonElement> StartNetworks(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Makes sure that the daily digest runs.</summary>
    [Function("StartDigest")]
    public Task<JsonElement> StartDigest(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Opens a task.</summary>
    [Function("OpenTask")]
    public Task<JsonElement> OpenTask(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Puts a notice into the next digest.</summary>
    [Function("QueueNotice")]
    public Task<JsonElement> QueueNotice(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Lets a task lapse.</summary>
    [Function("LapseTask")]
    public Task<JsonElement> LapseTask(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Sends what is due of a morning's messages.</summary>
    [Function("SendMorning")]
    public Task<JsonElement> SendMorning(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Tells others of coordinators who do not answer.</summary>
    [Function("HandUpUnanswered")]
    public Task<JsonElement> HandUpUnanswered(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Sends a step's worth of an older release's morning.</summary>
    [Function("SendDigests")]
    public Task<JsonElement> SendDigests(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Makes sure that the messages about a red risk go out.</summary>
    [Function("StartRedRiskMessages")]
    public Task<JsonElement> StartRedRiskMessages(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    /// <summary>Sends the messages about a red risk.</summary>
    [Function("SendRedRiskMessages")]
    public Task<JsonElement> SendRedRiskMessages(
        [ActivityTrigger] JsonElement call, [DurableClient] DurableTaskClient client, FunctionContext function) =>
        RunAsync(call, client, function);

    private Task<JsonElement> RunAsync(JsonElement call, DurableTaskClient client, FunctionContext function)
    {
        var services = BoundClient.Bind(function.InstanceServices, client, catalogue);
        return ActivityCall.RunAsync(
            catalogue.Activities[function.FunctionDefinition.Name], call, services, function.CancellationToken);
    }
}
