namespace ProgramFlows.Adapters.Evidence.Blobs;

/// <summary>Where files of evidence are kept in Azure.</summary>
public sealed class EvidenceBlobsOptions
{
    /// <summary>The container, as <c>https://ACCOUNT.blob.core.windows.net/CONTAINER</c>, without a key.</summary>
    public required Uri Container { get; init; }
}
