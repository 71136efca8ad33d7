namespace ProgramFlows.Workflows.Notices;

/// <summary>What became of a test message.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it was not taken, in plain English for operators; null where nothing was said.</param>
public sealed record ChannelTrial(MessageState State, string? Reason)
{
    /// <summary>Whether the carrier took it.</summary>
    public bool IsTaken => State is MessageState.Accepted or MessageState.Delivered;
}
