namespace ProgramFlows.Engine.Contract;

/// <summary>One page of instances.</summary>
/// <param name="Items">The instances, in the order in which they were started.</param>
/// <param name="ContinuationToken">What to ask with for the next page; null after the last.</param>
public sealed record OrchestrationPage(IReadOnlyList<OrchestrationState> Items, string? ContinuationToken);
