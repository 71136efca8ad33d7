namespace ProgramFlows.Workflows.Notices;

/// <summary>What another programme year says about messages.</summary>
/// <param name="Hours">When they go out.</param>
/// <param name="Holidays">Its public holidays.</param>
public sealed record DigestYear(IReadOnlyList<DigestHour> Hours, IReadOnlyList<DateOnly> Holidays);
