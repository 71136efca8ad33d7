using DurableTask.Core;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>What a turn has come to.</summary>
/// <param name="Runtime">The history, with what is new in it.</param>
/// <param name="State">How the instance is seen now; null when the turn changed nothing.</param>
/// <param name="Activities">What is to be run.</param>
/// <param name="Messages">What is to reach instances.</param>
/// <param name="Timers">What is to reach this one later.</param>
internal sealed record HubTurn(
    OrchestrationRuntimeState Runtime,
    OrchestrationState? State,
    IList<TaskMessage> Activities,
    IList<TaskMessage> Messages,
    IList<TaskMessage> Timers);
