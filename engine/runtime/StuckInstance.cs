namespace ProgramFlows.Engine.Runtime;

/// <summary>An instance whose next expected happening has not happened.</summary>
/// <param name="InstanceId">Which.</param>
/// <param name="Expected">What should have happened.</param>
/// <param name="Since">When it should have happened, UTC.</param>
public sealed record StuckInstance(string InstanceId, ExpectedHappening Expected, DateTimeOffset Since);
