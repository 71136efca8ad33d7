using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>Somebody is to be told of their account.</summary>
internal sealed class AccountLetterRow
{
    public required string Id { get; init; }

    public required AccountLetterKind Kind { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>Where it goes; null once it was sent.</summary>
    public string? Address { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Until when no other process sends it.</summary>
    public DateTimeOffset? TakenUntil { get; set; }

    /// <summary>When it was sent, or it was clear that it never can be.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
