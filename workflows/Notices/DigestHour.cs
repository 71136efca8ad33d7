namespace ProgramFlows.Workflows.Notices;

/// <summary>When a programme's messages go out, from a day on.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="From">The first day of the year that says so.</param>
/// <param name="At">When, Bangkok time.</param>
public sealed record DigestHour(string ProgrammeId, DateOnly From, TimeOnly At);
