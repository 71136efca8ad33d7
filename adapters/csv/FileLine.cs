namespace ProgramFlows.Adapters.Csv;

/// <summary>A line of a file.</summary>
/// <param name="Row">Its number, from 1.</param>
/// <param name="Text">What stands in it; null when it is too long to be a row.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Broken">The first byte that is no letter of the file's encoding; null when there is none.</param>
internal sealed record FileLine(int Row, string? Text, int Length, BrokenByte? Broken);
