using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Run;
using ProgramFlows.Functions.Durable.Wire;

namespace ProgramFlows.Functions;

/// <summary>
/// The orchestrators of the catalogue as functions, under the names that stand in histories. A new orchestrator is a
/// line here.
/// </summary>
/// <param name="catalogue">Where their code is.</param>
public sealed class Orchestrations(Catalogue catalogue)
{
    /// <summary>A programme's fiscal year.</summary>
    [Function("ProgrammeYear")]
    public Task<JsonElement> ProgrammeYear(
        [OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function) => Run(context, function);

    /// <summary>A network's year.</summary>
    [Function("NetworkCycle")]
    public Task<JsonElement> NetworkCycle(
        [OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function) => Run(context, function);

    /// <summary>One task from its opening to its end.</summary>
    [Function("TaskFollowUp")]
    public Task<JsonElement> TaskFollowUp(
        [OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function) => Run(context, function);

    /// <summary>Each working morning's messages.</summary>
    [Function("DailyDigest")]
    public Task<JsonElement> DailyDigest(
        [OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function) => Run(context, function);

    /// <summary>The messages about one red risk.</summary>
    [Function("RedRiskMessages")]
    public Task<JsonElement> RedRiskMessages(
        [OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function) => Run(context, function);

    private Task<JsonElement> Run(TaskOrchestrationContext context, FunctionContext function) =>
        DurableTaskOrchestrationContext.RunAsync(context, catalogue, TurnConverter.TurnOf(function));
}
