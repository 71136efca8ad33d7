namespace ProgramFlows.Standalone;

/// <summary>
/// Waiting for a disk, which nothing interrupts: whoever stops the command leaves it behind and need not wait with it.
/// </summary>
internal static class DiskWait
{
    /// <summary>Reads, off this thread.</summary>
    /// <exception cref="OperationCanceledException">The command was stopped meanwhile.</exception>
    public static Task<T> ForAsync<T>(Func<T> read, CancellationToken cancellationToken) =>
        Task.Run(read, cancellationToken).WaitAsync(cancellationToken);
}
