namespace Microsoft.Azure.Functions.Worker;

/// <summary>Called by HTTP.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
{
    public string? Route { get; set; }

    public string[]? Methods { get; private set; } = methods;

    public AuthorizationLevel AuthLevel { get; private set; } = authLevel;
}
