using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>Messages that have been laid down on this machine and have left it for nobody, to be looked at.</summary>
public interface ISentMessages
{
    /// <summary>The latest, at most so many.</summary>
    /// <param name="personId">To whom; null for everybody.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<SentMessage>> LatestAsync(PersonId? personId, int most, CancellationToken cancellationToken);
}
