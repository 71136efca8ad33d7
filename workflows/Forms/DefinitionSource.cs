namespace ProgramFlows.Workflows.Forms;

/// <summary>Where something in a programme comes from, for whoever reads it as a rule.</summary>
/// <param name="Manual">The lines of the manual's text, such as <c>618-621</c>; null when it is not in the
/// manual.</param>
/// <param name="IsDefault">Whether it, or a part of it, is a default of the programme's and not the manual's.</param>
public sealed record DefinitionSource(string? Manual, bool IsDefault);
