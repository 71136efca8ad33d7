using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>How a run of an orchestrator ended.</summary>
/// <param name="Kind">Completed, failed or continued as new.</param>
/// <param name="Payload">Output, failure, or the next run's input, as UTF-8 JSON.</param>
/// <param name="PreservesEvents">Whether events that nobody waited for go over to the next run.</param>
internal sealed record RunOutcome(TurnActionKind Kind, byte[] Payload, bool PreservesEvents);
