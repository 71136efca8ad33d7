using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>Somebody has signed in.</summary>
internal sealed class SessionRow
{
    /// <summary>The hash of what the browser shows.</summary>
    public required string TokenHash { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required bool IsOwnDevice { get; init; }

    /// <summary>When it was ended by hand.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
