namespace Microsoft.Azure.Functions.Worker;

/// <summary>Called to run an orchestration's turn.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : Attribute;
