using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.People;

/// <summary>
/// The hours in which nothing that can wait is sent to a person, Bangkok time, over midnight. Codes to sign in and red
/// risks do not wait.
/// </summary>
/// <param name="From">The first moment of an evening at which nothing is sent any more.</param>
/// <param name="Until">The first moment of a morning at which something is sent again.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    private const int EarliestEvening = 17;
    private const int LatestEvening = 22;
    private const int EarliestMorning = 6;
    private const int LatestMorning = 12;

    /// <summary>Those of whoever has chosen none: from 20:00 until 07:00.</summary>
    public static QuietHours Usual { get; } = new(new TimeOnly(20, 0), new TimeOnly(7, 0));

    /// <summary>What can be chosen for the evening, the earliest first.</summary>
    public static IReadOnlyList<TimeOnly> Evenings { get; } = Hours(EarliestEvening, LatestEvening);

    /// <summary>What can be chosen for the morning, the earliest first.</summary>
    public static IReadOnlyList<TimeOnly> Mornings { get; } = Hours(EarliestMorning, LatestMorning);

    /// <summary>Whether what can wait waits at a time of the day.</summary>
    /// <param name="at">The time, Bangkok time.</param>
    public bool IsQuiet(TimeOnly at) => at.IsBetween(From, Until);

    /// <summary>Why they cannot be chosen; null when they can: the working day is left to send in.</summary>
    public Refusal? WhyNot() =>
        Until < Mornings[0] || Until > Mornings[^1] ? Refusal.MorningOutOfRange
        : From < Evenings[0] || From > Evenings[^1] ? Refusal.EveningOutOfRange
        : null;

    private static TimeOnly[] Hours(int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Select(h => new TimeOnly(h, 0))];
}
