// A port names the streams that pass through it; nothing in this room reads one.
#pragma warning disable RS0030

namespace ProgramFlows.Workflows.Evidence;

/// <summary>Keeps files of evidence. It knows no task and no person; see <see cref="IEvidenceDesk"/>.</summary>
public interface IEvidenceFiles
{
    /// <summary>
    /// Looks at what comes, takes out of it what betrays people, and keeps it under an id; whole or not at all. The
    /// same id is kept once.
    /// </summary>
    /// <param name="id">A new id.</param>
    /// <param name="came">What comes; it is read to its end, or to the limit.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept.</param>
    /// <exception cref="IOException">It cannot be kept now.</exception>
    Task<EvidenceIntake> TakeInAsync(EvidenceId id, Stream came, CancellationToken cancellationToken);

    /// <summary>What is kept; null when there is nothing of that id.</summary>
    /// <exception cref="IOException">It cannot be read now.</exception>
    Task<Stream?> OpenAsync(EvidenceId id, CancellationToken cancellationToken);

    /// <summary>Removes it; one that is not there is removed already.</summary>
    Task RemoveAsync(EvidenceId id, CancellationToken cancellationToken);

    /// <summary>Those that were kept before a moment, UTC, and are still there.</summary>
    IAsyncEnumerable<EvidenceId> KeptBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken);
}
