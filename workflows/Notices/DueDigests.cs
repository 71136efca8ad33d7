namespace ProgramFlows.Workflows.Notices;

/// <summary>What is due of a morning.</summary>
/// <param name="Messages">Those to be sent now.</param>
/// <param name="NextAt">When the next are due, UTC; the moment asked of when there are more already; null when nobody
/// waits any more.</param>
public sealed record DueDigests(IReadOnlyList<DigestContent> Messages, DateTimeOffset? NextAt);
