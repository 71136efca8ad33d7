namespace ProgramFlows.Workflows.Programmes;

/// <summary>A step that must be begun or done before another opens.</summary>
/// <param name="Step">The step's number.</param>
/// <param name="Kind">Begun or done.</param>
public sealed record StepNeed(int Step, NeedKind Kind);
