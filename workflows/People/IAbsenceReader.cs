namespace ProgramFlows.Workflows.People;

/// <summary>When people are not there, and who acts in their place; each sees their own.</summary>
public interface IAbsenceReader
{
    /// <summary>A viewer's own.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="today">The day in Thailand.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Absence> OwnAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Somebody of the viewer's area who may act in their place; null when nobody there has the address, or
    /// several share it.</summary>
    /// <param name="viewer">Whose deputy it would be.</param>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PersonId?> ColleagueAsync(Viewer viewer, EmailAddress address, CancellationToken cancellationToken);
}
