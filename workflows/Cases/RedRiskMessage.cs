using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Cases;

/// <summary>A message about a red risk that has yet to be sent. It knows nothing of what was reported.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="HandIn">The command that handed it in.</param>
/// <param name="Reference">The number of the hand-in, to be told on the telephone.</param>
/// <param name="Network">The network, named so that it can be told from others.</param>
/// <param name="HandedInAt">When, UTC.</param>
public sealed record RedRiskMessage(
    string Key,
    Person To,
    CommandId HandIn,
    string Reference,
    LocalizedText Network,
    DateTimeOffset HandedInAt)
{
    /// <summary>Whether its reader may have it already, and is told so.</summary>
    public bool MaybeSecond { get; init; }
}
