namespace Microsoft.DurableTask.Client;

/// <summary>Where an instance stands.</summary>
public enum OrchestrationRuntimeStatus
{
    Running,
    Completed,
    [Obsolete("As in the real package.")]
    ContinuedAsNew,
    Failed,
    [Obsolete("As in the real package.")]
    Canceled,
    Terminated,
    Pending,
    Suspended,
}
