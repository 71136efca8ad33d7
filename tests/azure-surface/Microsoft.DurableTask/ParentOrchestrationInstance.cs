namespace Microsoft.DurableTask;

/// <summary>Who called.</summary>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
