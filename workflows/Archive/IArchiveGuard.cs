namespace ProgramFlows.Workflows.Archive;

/// <summary>Looks whether what is laid down in the archive is kept from being changed.</summary>
public interface IArchiveGuard
{
    /// <summary>
    /// What is missing for every version in the archive to be immutable, as a sentence for an operator; null when
    /// nothing is. What the archive does not say counts as missing. When it cannot be asked, that is no answer, and the
    /// call throws an exception of the host's transport.
    /// </summary>
    Task<string?> FindGapAsync(CancellationToken cancellationToken);
}
