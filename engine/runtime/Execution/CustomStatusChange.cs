namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>A custom status that was set.</summary>
/// <param name="Json">UTF-8 JSON; null when it was taken away.</param>
internal sealed record CustomStatusChange(byte[]? Json);
