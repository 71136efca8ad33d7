using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Networks;

/// <summary>The networks, the people and what they are.</summary>
public interface INetworkDirectory
{
    /// <summary>
    /// Takes in networks, people, appointments and enrolments, all or nothing; what is known is brought up to date, but
    /// for the day on which a network joined. Enrolments that are new are announced to their programme years through
    /// the outbox. Every appointment, enrolment and correction leaves an audit entry, and so does the whole, unless
    /// nothing changed.
    /// </summary>
    /// <param name="roster">What to take in.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="actor">Who does it: the operator of the installation alone may.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<RosterChanges> TakeInAsync(
        Roster roster, DateTimeOffset at, Actor actor, CancellationToken cancellationToken);

    /// <summary>
    /// Takes in a file, all or nothing, held against what is known by <see cref="ImportRules"/>: what is new is added,
    /// what is known is brought up to date, and what the file ends, erases or closes, goes. Each change leaves an audit
    /// entry; the same file a second time changes nothing.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="actor">Who does it: the operator of the installation alone may.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<(ImportPlan Plan, RosterChanges Changes)> ImportAsync(
        ImportedRoster file, DateTimeOffset at, Actor actor, CancellationToken cancellationToken);

    /// <summary>A page of the networks that take part in a programme year, by code.</summary>
    /// <param name="programmeId">The programme.</param>
    /// <param name="fiscalYear">The fiscal year, Buddhist era.</param>
    /// <param name="after">The code the page before ended with; empty for the first page.</param>
    /// <param name="most">The most networks on the page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Enrolment>> EnrolledAsync(
        string programmeId, int fiscalYear, string after, int most, CancellationToken cancellationToken);

    /// <summary>The networks of a programme year among some codes.</summary>
    Task<IReadOnlyList<Enrolment>> EnrolledAmongAsync(
        string programmeId,
        int fiscalYear,
        IReadOnlyCollection<NetworkCode> codes,
        CancellationToken cancellationToken);

    /// <summary>The networks whose place an older release wrote down and nobody has told yet, by code.</summary>
    Task<IReadOnlyList<Network>> UnplacedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Brings the places of networks up to date, each with an audit entry; what runs, their codes and who looks after
    /// them stay. A second time nothing changes.
    /// </summary>
    /// <param name="networks">Them with their place, see <see cref="Network.StandingIn"/>.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task CorrectPlacesAsync(IReadOnlyList<Network> networks, DateTimeOffset at, CancellationToken cancellationToken);
}
