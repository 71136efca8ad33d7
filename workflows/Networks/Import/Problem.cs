namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>What is wrong with a row.</summary>
/// <param name="Row">The row's line in the file, from 1; 0 when it concerns the whole file.</param>
/// <param name="Th">What is wrong and what to write, in Thai.</param>
/// <param name="En">The same in English.</param>
public sealed record Problem(int Row, string Th, string En);
