using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Years;

/// <summary>What <see cref="StartNetworks"/> is given.</summary>
/// <param name="Programme">The programme of the year.</param>
/// <param name="Codes">The networks' codes.</param>
public sealed record StartNetworksInput(ProgrammeDefinition Programme, IReadOnlyList<string> Codes);
