namespace ProgramFlows.Workflows.SignIn;

/// <summary>A session that goes on, as its owner sees it.</summary>
/// <param name="Id">What it is called when it is to be ended; it lets nobody in.</param>
/// <param name="BegunAt">When it began, UTC.</param>
/// <param name="EndsAt">When it ends by itself, UTC.</param>
/// <param name="IsOwnDevice">Whether it was begun on somebody's own device.</param>
/// <param name="IsThis">Whether it is the one that looks.</param>
public sealed record OpenSession(
    string Id, DateTimeOffset BegunAt, DateTimeOffset EndsAt, bool IsOwnDevice, bool IsThis);
