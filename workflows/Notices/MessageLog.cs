namespace ProgramFlows.Workflows.Notices;

/// <summary>A page of messages, newest first, and how today's stand.</summary>
/// <param name="Today">How many of today's messages stand where, of all that the viewer sees; none that are
/// zero.</param>
/// <param name="Total">How many the filter lets through, on all pages.</param>
/// <param name="Messages">Those of this page.</param>
/// <param name="Next">After which the next page goes on; null at the end.</param>
public sealed record MessageLog(
    IReadOnlyDictionary<MessageGroup, int> Today,
    int Total,
    IReadOnlyList<LoggedMessage> Messages,
    MessagePlace? Next);
