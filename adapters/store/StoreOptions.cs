namespace ProgramFlows.Adapters.Store;

/// <summary>Where the store lives.</summary>
public sealed record StoreOptions
{
    /// <summary>
    /// The folder of the store's file; made when it is missing. Null keeps everything in memory, for tests and
    /// rehearsals.
    /// </summary>
    public string? Folder { get; init; }
}
