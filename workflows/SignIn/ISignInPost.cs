namespace ProgramFlows.Workflows.SignIn;

/// <summary>The codes that have yet to be sent.</summary>
public interface ISignInPost
{
    /// <summary>
    /// Takes requests that have yet to be seen to, makes their codes and gives those that somebody has the address of;
    /// all others are seen to then. What is taken and not noted as sent is given again later, with another code.
    /// </summary>
    Task<IReadOnlyList<CodeToSend>> TakeAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes that a code was sent, or can never be.</summary>
    Task NoteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Completes when somebody has asked since this was last asked.</summary>
    Task WhenAskedAsync(CancellationToken cancellationToken);
}
