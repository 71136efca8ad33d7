using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>
/// Where people are let in. Codes, links and what browsers hold are stored as hashes alone; each is used once, and
/// limits are counted in the store, so that every process and a restart keep them.
/// </summary>
public interface ISignInDesk
{
    /// <summary>Notes that somebody asks to be let in: one row, whether the address is known or not.</summary>
    /// <returns>What the browser holds until it has signed in; null when too many asked from its network.</returns>
    Task<string?> AskAsync(SignInRequest request, CancellationToken cancellationToken);

    /// <summary>Tries a code.</summary>
    /// <param name="browser">What this browser was given when it asked.</param>
    /// <param name="code">The code that was written.</param>
    /// <param name="isOwnDevice">Whether the session is to last.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<SignInAnswer> TryAsync(
        string browser, string code, bool isOwnDevice, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Whose link it is, as far as it may be shown; null when it cannot be used. It changes nothing.</summary>
    Task<string?> LookAtLinkAsync(string link, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Uses a link.</summary>
    /// <param name="link">What stands in it.</param>
    /// <param name="isOwnDevice">Whether the session is to last.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<SignInAnswer> FollowAsync(
        string link, bool isOwnDevice, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The people to choose from, and changes nothing; empty when there is nothing to choose.</summary>
    Task<IReadOnlyList<Person>> ChoicesAsync(string browser, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Says which of those who share an address one is.</summary>
    /// <param name="browser">What this browser was given when its code or link was right.</param>
    /// <param name="person">Who.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<SignInAnswer> ChooseAsync(
        string browser, PersonId person, DateTimeOffset at, CancellationToken cancellationToken);
}
