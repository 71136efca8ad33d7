namespace Microsoft.DurableTask;

/// <summary>Decides on a retry.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
