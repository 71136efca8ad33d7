using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>What came of reading a programme's text.</summary>
/// <param name="Definition">The programme; null when there are mistakes.</param>
/// <param name="Mistakes">Every mistake, in the order of the text.</param>
public sealed record ReadProgramme(ProgrammeDefinition? Definition, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>What is worth knowing and no mistake, with its place: due days that move to a working day.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
