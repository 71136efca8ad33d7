namespace ProgramFlows.Workflows.People;

/// <summary>What somebody is, and in whose area that lies.</summary>
/// <param name="Appointment">What they are.</param>
/// <param name="Province">The code of the province that it lies in or is; null where it lies in none.</param>
/// <param name="Office">The regional office that it lies under or is; null where there is none.</param>
public sealed record PlacedPost(Appointment Appointment, string? Province, string? Office);
