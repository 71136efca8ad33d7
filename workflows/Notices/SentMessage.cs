namespace ProgramFlows.Workflows.Notices;

/// <summary>A message that has been laid down.</summary>
/// <param name="To">To whom, by name.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its body as plain text.</param>
public sealed record SentMessage(string To, DateTimeOffset At, string Subject, string Text);
