using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ProgramFlows.Workflows.Archive;

namespace ProgramFlows.Adapters.Archive;

/// <summary>
/// A container of Azure Blob Storage. Its versions are immutable when the container holds immutable versions and a
/// policy says for how long; one without the other keeps nothing.
/// </summary>
internal sealed class ArchiveContainer : IArchiveGuard
{
    private const int MostRetries = 2;

    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(20);

    private readonly BlobContainerClient _container;

    public ArchiveContainer(ArchiveWatchOptions options)
    {
        var address = Checked(options.Container);

        // Said, so that a newer package does not ask in a language that the emulator does not know yet.
        var client = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_07_05);
        client.Retry.MaxRetries = MostRetries;
        client.Retry.NetworkTimeout = LongestTry;

        // A token never travels in the clear: an address without TLS, an emulator's, is sent none.
        _container = address.Scheme == Uri.UriSchemeHttps
            ? new BlobContainerClient(address, new DefaultAzureCredential(), client)
            : new BlobContainerClient(address, client);
    }

    public async Task<string?> FindGapAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await _container.GetPropertiesAsync(null, cancellationToken).ConfigureAwait(false);
            return GapOf(found.Value);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return $"There is no container '{_container.Name}'.";
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            throw new IOException(
                $"'{_container.Uri}' could not be asked whether it is protected: {Reason(e)} "
                + "Look at the way to it, and give the app's identity the right to read the container.",
                e);
        }
    }

    private static Uri Checked(Uri address) =>
        address is { IsAbsoluteUri: true, Query: "", UserInfo: "" }
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && new BlobUriBuilder(address) is { BlobContainerName.Length: > 0, BlobName: "" }
            ? address
            : throw new ArgumentException(
                "The archive's address is not that of a container. Write it as "
                + "https://ACCOUNT.blob.core.windows.net/CONTAINER, without a key.",
                nameof(address));

    private static string? GapOf(BlobContainerProperties container) =>
        !container.HasImmutableStorageWithVersioning
            ? "The container does not say that it holds immutable versions."
            : container.HasImmutabilityPolicy != true
                ? "The container does not say that it has an immutability policy."
                : null;

    /// <summary>The first line; those after it repeat the whole answer.</summary>
    private static string Reason(Exception e) => (e.InnerException ?? e).Message.Split('\r', '\n')[0];
}
