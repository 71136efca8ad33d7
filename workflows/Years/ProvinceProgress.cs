namespace ProgramFlows.Workflows.Years;

/// <summary>Where the networks of a province stand in a programme year.</summary>
/// <param name="Code">The province's code.</param>
/// <param name="Name">The province's Thai name.</param>
/// <param name="Networks">How many networks take part.</param>
/// <param name="Steps">Step by step, those with tasks only.</param>
public sealed record ProvinceProgress(string Code, string Name, int Networks, IReadOnlyList<StepCounts> Steps);
