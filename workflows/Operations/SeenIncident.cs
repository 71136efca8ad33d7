using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Operations;

/// <summary>An incident as one of its readers sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Posts">What the person is that it is about, and where.</param>
/// <param name="OpenedAt">Since when, UTC.</param>
/// <param name="IsOwned">Whether somebody has taken it on.</param>
public sealed record SeenIncident(
    string Id, IncidentKind Kind, IReadOnlyList<SeenPost> Posts, DateTimeOffset OpenedAt, bool IsOwned)
{
    /// <summary>Whom it is about; null to those who see incidents without names.</summary>
    public Person? Who { get; init; }

    /// <summary>Who has taken it on, by name; null while nobody has, and to those who see no names.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether that is the reader.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the reader may correct the person's address.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>When it was closed, UTC; null of an open one.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What was done, in words; null where it was closed by what happened.</summary>
    public string? Outcome { get; init; }
}
