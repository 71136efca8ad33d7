namespace Microsoft.DurableTask;

/// <summary>How a call is repeated.</summary>
public sealed class TaskRetryOptions(AsyncRetryHandler handler)
{
    public AsyncRetryHandler? Handler { get; } = handler;

    public static TaskRetryOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);
}
