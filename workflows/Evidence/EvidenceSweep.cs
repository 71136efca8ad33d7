namespace ProgramFlows.Workflows.Evidence;

/// <summary>
/// Sweeps what belongs to no answer: files that were taken out of a draft again, and what a stop has left between
/// keeping a file and entering it. A file goes after its entry, so that no entry is ever without its file.
/// </summary>
public sealed class EvidenceSweep(IEvidenceDesk desk, IEvidenceFiles files, EvidenceLimits limits)
{
    private const int Together = 200;

    /// <summary>Sweeps once.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancellationToken">Gives up; what is left is swept the next time.</param>
    /// <returns>How many files went.</returns>
    public async Task<int> SweepAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var before = at - limits.UnusedFor;
        await desk.ForgetUnusedAsync(before, cancellationToken);
        var swept = 0;
        await foreach (var kept in files.KeptBeforeAsync(before, cancellationToken).Chunk(Together))
        {
            swept += await SweepAsync(kept, cancellationToken);
        }

        return swept;
    }

    private async Task<int> SweepAsync(EvidenceId[] kept, CancellationToken cancellationToken)
    {
        var entered = await desk.EnteredAsync(kept, cancellationToken);
        var unknown = kept.Where(id => !entered.Contains(id)).ToList();
        foreach (var id in unknown)
        {
            await files.RemoveAsync(id, cancellationToken);
        }

        return unknown.Count;
    }
}
