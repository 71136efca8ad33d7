namespace ProgramFlows.Workflows.Forms;

/// <summary>Who answered a question of a draft last.</summary>
/// <param name="Name">Their name.</param>
/// <param name="At">When, UTC.</param>
public sealed record FieldWriter(string Name, DateTimeOffset At);
