namespace Microsoft.DurableTask.Client;

/// <summary>What came of purging.</summary>
public class PurgeResult(int count)
{
    public int PurgedInstanceCount { get; } = count;
}
