namespace ProgramFlows.Workflows.Notices;

/// <summary>A place in the log of messages, newest first, after which one goes on.</summary>
/// <param name="On">The message's day in Thailand.</param>
/// <param name="At">When it was handed over, UTC; the first moment of all where it was not.</param>
/// <param name="Key">The message's key.</param>
public sealed record MessagePlace(DateOnly On, DateTimeOffset At, string Key);
