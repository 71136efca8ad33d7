namespace Microsoft.Azure.Functions.Worker;

/// <summary>Called to run an activity.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : Attribute;
