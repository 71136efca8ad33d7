namespace ProgramFlows.Workflows.People;

/// <summary>Days on which a person is not there.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="From">The first day, in Thailand.</param>
/// <param name="To">The last day.</param>
public sealed record Leave(PersonId PersonId, DateOnly From, DateOnly To);
