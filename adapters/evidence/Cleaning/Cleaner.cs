using System.Buffers;
using System.Security.Cryptography;
using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Adapters.Evidence.Cleaning;

/// <summary>
/// Takes out of a file what betrays people. What comes is laid on the disk first, no further than the limit, so that
/// memory does not grow with it; then one file at a time is opened, since a picture takes much more than its file.
/// </summary>
internal sealed class Cleaner(EvidenceLimits limits)
{
    private const int BufferBytes = 80 << 10;

    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>Cleans.</summary>
    /// <param name="came">What comes.</param>
    /// <param name="kept">Where what is kept goes; empty before, readable, and of no use when it is refused.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EvidenceIntake> CleanAsync(Stream came, FileStream kept, CancellationToken cancellationToken)
    {
        await using var laid = Scratch.Create();
        var (bytes, sum) = await LayDownAsync(came, laid, cancellationToken).ConfigureAwait(false);
        if (bytes == 0 || bytes > limits.MostBytes)
        {
            return EvidenceIntake.Refused(bytes == 0 ? EvidenceRefusal.Empty : EvidenceRefusal.TooLarge);
        }

        var (kind, why) = Content.KindOf(laid);
        if (kind is not { } known)
        {
            return EvidenceIntake.Refused(why!.Value);
        }

        await One.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            laid.Position = 0;
            var refused = known switch
            {
                EvidenceKind.Jpeg or EvidenceKind.Png => Picture.Write(laid, kept, known, limits),
                EvidenceKind.Pdf => Document.Write(laid, kept, limits),
            };
            if (refused is { } reason)
            {
                return EvidenceIntake.Refused(reason);
            }
        }
        finally
        {
            One.Release();
        }

        kept.Position = 0;
        var keptSum = await SHA256.HashDataAsync(kept, cancellationToken).ConfigureAwait(false);
        return new EvidenceIntake(
            new EvidenceFile(known, kept.Length, Convert.ToHexStringLower(keptSum), Convert.ToHexStringLower(sum)),
            null);
    }

    private async Task<(long Bytes, byte[] Sum)> LayDownAsync(
        Stream came, FileStream laid, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while (laid.Length <= limits.MostBytes
                && (read = await came.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await laid.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await laid.FlushAsync(cancellationToken).ConfigureAwait(false);
        return (laid.Length, hash.GetHashAndReset());
    }
}
