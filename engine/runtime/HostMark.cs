namespace ProgramFlows.Engine.Runtime;

/// <summary>
/// What a host notes in the journal so that it can tell later that something else it keeps, a database of its own, say,
/// belongs to this journal and is as far. The engine reads nothing into it.
/// </summary>
/// <param name="Installation">Whose journal it is.</param>
/// <param name="Mark">How far it is, in the host's own words.</param>
public sealed record HostMark(string Installation, string Mark);
