namespace ProgramFlows.Workflows.Notices;

/// <summary>What decides whether a message can be sent again.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="On">Its day in Thailand.</param>
/// <param name="HasAddress">Whether its reader has an address.</param>
/// <param name="IsAddressBounced">Whether a message to that address came back.</param>
/// <param name="IsAnswered">Whether somebody has answered the urgent matter that it tells of.</param>
public sealed record SentBefore(
    MessageKind Kind, MessageState State, DateOnly On, bool HasAddress, bool IsAddressBounced, bool IsAnswered);
