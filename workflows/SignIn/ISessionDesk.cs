using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Who has signed in, and until when.</summary>
public interface ISessionDesk
{
    /// <summary>Begins a session for somebody who is known by another way than a code: in a demo.</summary>
    Task<NewSession> BeginAsync(PersonId person, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Whose session it is; null when it is none, was ended by hand, or ended long ago.</summary>
    Task<SessionState?> FindAsync(string token, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Ends a session.</summary>
    Task EndAsync(string token, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The sessions of a person that go on, the newest first.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="token">What the browser shows that looks; null for none.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<OpenSession>> ListAsync(
        PersonId person, string? token, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Ends one session of a person by its id; one that is another's stays.</summary>
    Task EndOneAsync(PersonId person, string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Ends every session of a person, and says how many.</summary>
    Task<int> EndAllAsync(PersonId person, DateTimeOffset at, CancellationToken cancellationToken);
}
