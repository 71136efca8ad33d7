namespace ProgramFlows.Workflows.Networks;

/// <summary>A network that had joined a programme year already.</summary>
/// <param name="NetworkCode">The network.</param>
/// <param name="JoinedOn">The day on which it joined, which stays.</param>
/// <param name="Asked">The day that was asked for.</param>
public sealed record KeptJoining(NetworkCode NetworkCode, DateOnly JoinedOn, DateOnly Asked);
