using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Years;

/// <summary>What a programme year is started with.</summary>
/// <param name="Programme">The programme, as it stands now; the year keeps it.</param>
public sealed record ProgrammeYearInput(ProgrammeDefinition Programme);
