namespace ProgramFlows.Workflows.Notices;

/// <summary>How a channel stands.</summary>
/// <param name="Name">Its carrier's name.</param>
/// <param name="IsHeld">Whether nothing goes out over it.</param>
/// <param name="Reason">Why it is held, in plain English for operators; null of an open one.</param>
/// <param name="Since">Since when, UTC; null where nothing was ever said of it.</param>
public sealed record ChannelStanding(string Name, bool IsHeld, string? Reason, DateTimeOffset? Since)
{
    /// <summary>The kind of <see cref="Reason"/>; null of an open one.</summary>
    public HoldCause? Cause { get; init; }

    /// <summary>When a test message was accepted last, UTC; null where none was for the address of the pages that it
    /// has now.</summary>
    public DateTimeOffset? TestedAt { get; init; }

    /// <summary>Whether it can be released: it is tested, or needs no test.</summary>
    public bool CanBeReleased { get; init; }
}
