namespace ProgramFlows.Workflows.Notices;

/// <summary>A channel as administrators see it.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Waiting">How many messages wait until it is open or the carrier takes them.</param>
/// <param name="Trial">What became of the test message that was asked for; null where none was.</param>
public sealed record SeenChannel(ChannelStanding Standing, int Waiting, ChannelTrial? Trial);
