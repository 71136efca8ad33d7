using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>Who a run belongs to.</summary>
/// <param name="InstanceId">The instance's id.</param>
/// <param name="Version">The version it was started with.</param>
/// <param name="Parent">The orchestration that started it, or null.</param>
internal sealed record RunIdentity(string InstanceId, string Version, ParentOrchestration? Parent);
