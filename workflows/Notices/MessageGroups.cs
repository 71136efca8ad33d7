namespace ProgramFlows.Workflows.Notices;

/// <summary>Which states staff are told as one.</summary>
public static class MessageGroups
{
    /// <summary>All of them, in the order in which they are told.</summary>
    public static IReadOnlyList<MessageGroup> All { get; } = Enum.GetValues<MessageGroup>();

    /// <summary>What a state is told as.</summary>
    public static MessageGroup Of(MessageState state) => state switch
    {
        MessageState.Pending or MessageState.Deferred => MessageGroup.ToBeSent,
        MessageState.Sending or MessageState.Accepted => MessageGroup.Sent,
        MessageState.Delivered => MessageGroup.Arrived,
        MessageState.Bounced or MessageState.Failed => MessageGroup.NotSent,
        MessageState.Held => MessageGroup.Held,
        MessageState.Unknown => MessageGroup.Unknown,
        MessageState.Suppressed => MessageGroup.SetAside,
    };

    /// <summary>The states of a group; all states of null.</summary>
    public static IReadOnlyList<MessageState> StatesOf(MessageGroup? group) =>
        [.. Enum.GetValues<MessageState>().Where(s => group is null || Of(s) == group)];
}
