namespace ProgramFlows.Workflows.SignIn;

/// <summary>What people have yet to be told of their accounts.</summary>
public interface IAccountPost
{
    /// <summary>Takes letters that have yet to be sent. What is taken and not noted as sent is given again later.
    /// </summary>
    Task<IReadOnlyList<AccountLetter>> TakeAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes that a letter was sent, or can never be.</summary>
    Task NoteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);
}
