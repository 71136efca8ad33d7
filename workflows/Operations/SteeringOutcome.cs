using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Operations;

/// <summary>What came of steering an instance and what belongs to it.</summary>
/// <param name="Result">For the instance itself.</param>
/// <param name="Cycles">For how many network cycles of a year it was done.</param>
/// <param name="IsYear">Whether the instance is a programme's year.</param>
public sealed record SteeringOutcome(ControlResult Result, long Cycles, bool IsYear);
