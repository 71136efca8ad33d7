using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>What somebody is to be told of their account.</summary>
/// <param name="Id">Its id, which is the message's idempotency key.</param>
/// <param name="Kind">What.</param>
/// <param name="To">Whom, with the address that it goes to.</param>
public sealed record AccountLetter(string Id, AccountLetterKind Kind, Person To);
