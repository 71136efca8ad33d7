namespace ProgramFlows.Adapters.Archive;

/// <summary>Which archive is watched.</summary>
public sealed record ArchiveWatchOptions
{
    /// <summary>
    /// The container, as <c>https://ACCOUNT.blob.core.windows.net/CONTAINER</c>, and nothing more: a key in the address
    /// would be a secret.
    /// </summary>
    public required Uri Container { get; init; }
}
