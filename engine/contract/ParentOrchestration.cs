namespace ProgramFlows.Engine.Contract;

/// <summary>The orchestration that started this one as its sub-orchestration.</summary>
/// <param name="InstanceId">The parent's instance id.</param>
/// <param name="Name">The parent's orchestrator name.</param>
public sealed record ParentOrchestration(string InstanceId, string Name);
