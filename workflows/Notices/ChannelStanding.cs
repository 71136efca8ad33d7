namespace ProgramFlows.Workflows.Notices;

/// <summary>How a channel stands.</summary>
/// <param name="Name">Its carrier's name.</param>
/// <param name="IsHeld">Whether nothing goes out over it.</param>
/// <param name="Reason">Why it is held, in plain English for operators; null of an open one.</param>
/// <param name="Since">Since when, UTC; null where nothing was ever said of it.</param>
public sealed record ChannelStanding(string Name, bool IsHeld, string? Reason, DateTimeOffset? Since);
