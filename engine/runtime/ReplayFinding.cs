namespace ProgramFlows.Engine.Runtime;

/// <summary>Whether one instance's history can go on under a catalogue.</summary>
/// <param name="InstanceId">Which instance.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Version">The version it was started with.</param>
/// <param name="Problem">Why it would be blocked, with the difference; null when it would go on.</param>
public sealed record ReplayFinding(string InstanceId, string Name, string Version, string? Problem);
