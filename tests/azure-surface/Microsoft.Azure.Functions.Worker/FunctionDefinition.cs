namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known of a function.</summary>
public abstract class FunctionDefinition
{
    public abstract string Name { get; }
}
