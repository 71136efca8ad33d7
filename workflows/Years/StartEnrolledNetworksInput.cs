using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Years;

/// <summary>What <see cref="StartEnrolledNetworks"/> is given.</summary>
/// <param name="Programme">The programme of the year.</param>
/// <param name="After">The code the page before ended with; empty for the first page.</param>
/// <param name="Most">The most networks.</param>
public sealed record StartEnrolledNetworksInput(ProgrammeDefinition Programme, string After, int Most);
