namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>What a scripted orchestrator is started with.</summary>
/// <param name="Steps">What is left to do.</param>
/// <param name="Sum">What was answered so far, folded into a number, so that the output depends on every answer and on
/// their order.</param>
internal sealed record Script(IReadOnlyList<Step> Steps, int Sum);
