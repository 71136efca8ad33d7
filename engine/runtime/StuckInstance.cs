namespace ProgramFlows.Engine.Runtime;

/// <summary>An instance whose next expected event has not come.</summary>
/// <param name="InstanceId">Which.</param>
/// <param name="Expected">What should have come.</param>
/// <param name="Since">When it should have come, UTC.</param>
public sealed record StuckInstance(string InstanceId, ExpectedEvent Expected, DateTimeOffset Since);
