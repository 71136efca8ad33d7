namespace ProgramFlows.Workflows.Notices;

/// <summary>What somebody sees of one message.</summary>
/// <param name="Exists">Whether there is such a message.</param>
/// <param name="Story">The message; null when there is none, or it is not for the viewer.</param>
public sealed record MessageSight(bool Exists, MessageStory? Story);
