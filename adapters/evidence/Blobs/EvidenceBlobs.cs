using System.Runtime.CompilerServices;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ProgramFlows.Adapters.Evidence.Cleaning;
using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Adapters.Evidence.Blobs;

/// <summary>
/// Files as blobs of one container, named after their ids, written once: a name that is taken is never written over.
/// </summary>
internal sealed class EvidenceBlobs(BlobContainerClient container, Cleaner cleaner) : IEvidenceFiles
{
    private const int MostRetries = 3;

    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(60);

    /// <summary>The container of an address; one without TLS, an emulator's, is sent no token.</summary>
    public static BlobContainerClient ClientOf(EvidenceBlobsOptions options)
    {
        var address = options.Container;
        if (address is not { IsAbsoluteUri: true, Query: "", UserInfo: "" }
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || new BlobUriBuilder(address) is not { BlobContainerName.Length: > 0, BlobName: "" })
        {
            throw new ArgumentException(
                "The address of the container of evidence is not that of a container. Write it as "
                + "https://ACCOUNT.blob.core.windows.net/CONTAINER, without a key.",
                nameof(options));
        }

        // Said, so that a newer package does not ask in a language that the emulator does not know yet.
        var client = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_07_05);
        client.Retry.MaxRetries = MostRetries;
        client.Retry.NetworkTimeout = LongestTry;
        return address.Scheme == Uri.UriSchemeHttps
            ? new BlobContainerClient(address, new DefaultAzureCredential(), client)
            : new BlobContainerClient(address, client);
    }

    public async Task<EvidenceIntake> TakeInAsync(
        EvidenceId id, Stream came, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(came);
        await using var kept = Scratch.Create();
        var taken = await cleaner.CleanAsync(came, kept, cancellationToken).ConfigureAwait(false);
        if (taken.File is { } file)
        {
            kept.Position = 0;
            await SaidAsync(() => WriteAsync(id, kept, file, cancellationToken)).ConfigureAwait(false);
        }

        return taken;
    }

    public Task<Stream?> OpenAsync(EvidenceId id, CancellationToken cancellationToken) => SaidAsync(async () =>
    {
        try
        {
            return await container.GetBlobClient(id.Value).OpenReadAsync(cancellationToken: cancellationToken)
                .ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return (Stream?)null;
        }
    });

    public Task RemoveAsync(EvidenceId id, CancellationToken cancellationToken) => SaidAsync(async () =>
        (bool?)await container.GetBlobClient(id.Value)
            .DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    public async IAsyncEnumerable<EvidenceId> KeptBeforeAsync(
        DateTimeOffset moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (EvidenceId.Read(blob.Name) is { } id && blob.Properties.LastModified < moment)
            {
                yield return id;
            }
        }
    }

    private async Task<bool> WriteAsync(
        EvidenceId id, Stream kept, EvidenceFile file, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(id.Value).UploadAsync(
                kept,
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = file.Kind.ContentType() },
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // An earlier try of this one has written it before its answer was lost: ids are drawn for each file.
            return false;
        }
    }

    private async Task<T> SaidAsync<T>(Func<Task<T>> does)
    {
        try
        {
            return await does().ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            throw new IOException(
                $"Files of evidence cannot be reached in '{container.Uri}': "
                + $"{(e.InnerException ?? e).Message.Split('\r', '\n')[0]} Look at the way to it, and give the app's "
                + "identity the right to read and write there.",
                e);
        }
    }
}
