using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A network's year at a glance.</summary>
/// <param name="Network">Which network.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="Programme">The programme's name.</param>
/// <param name="Phase">The phase that the network is in; null when the programme has none.</param>
/// <param name="Steps">Its eight steps, in order.</param>
public sealed record NetworkYear(
    NamedNetwork Network,
    int FiscalYear,
    LocalizedText Programme,
    LocalizedText? Phase,
    IReadOnlyList<SeenStep> Steps);
