using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>A code on its way to an address; it stands nowhere else in the clear.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="MessageKey">The message's idempotency key; another try has another, since it has another code.</param>
/// <param name="To">Whom it is for; one of those who share the address.</param>
/// <param name="Language">The language of the page on which it was asked for.</param>
/// <param name="Code">The code.</param>
/// <param name="Link">What stands in the link.</param>
/// <param name="EndsAt">When both end, UTC.</param>
public sealed record CodeToSend(
    string Id,
    string MessageKey,
    Person To,
    Language Language,
    string Code,
    string Link,
    DateTimeOffset EndsAt);
