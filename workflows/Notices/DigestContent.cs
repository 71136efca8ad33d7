using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>What a person's message of a day is about.</summary>
/// <param name="MessageKey">The message's idempotency key.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="On">The day in Thailand.</param>
/// <param name="Lines">One line a task, in the programme's order: what there is to tell, and for coordinators
/// everything else that is open.</param>
public sealed record DigestContent(string MessageKey, Person To, DateOnly On, IReadOnlyList<DigestLine> Lines)
{
    /// <summary>What the address bears by which the reader stops these mails; null where there is none.</summary>
    public string? StopKey { get; init; }

    /// <summary>Whether its reader may have it already, and is told so.</summary>
    public bool MaybeSecond { get; init; }
}
