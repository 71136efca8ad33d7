using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>An account of an organisation's own sign-in, and whose it is.</summary>
internal sealed class StaffAccountRow
{
    /// <summary>Who vouches for it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The account there, which is never given to anybody else.</summary>
    public required string Subject { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }
}
