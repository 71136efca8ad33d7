namespace Microsoft.Azure.Functions.Worker;

/// <summary>Given a client.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : Attribute;
