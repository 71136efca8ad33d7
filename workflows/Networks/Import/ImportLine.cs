namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>What becomes of a row, as people read it.</summary>
/// <param name="Row">The row's line in the file, from 1.</param>
/// <param name="Th">In Thai.</param>
/// <param name="En">In English.</param>
public sealed record ImportLine(int Row, string Th, string En);
