namespace ProgramFlows.Workflows.People;

/// <summary>A person in a post.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="IsDeputy">Whether they act only while no holder is there.</param>
/// <param name="IsAway">Whether they are on leave that day.</param>
public sealed record PostHolder(PersonId PersonId, bool IsDeputy, bool IsAway);
