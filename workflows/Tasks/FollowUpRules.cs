using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What the programme says about following up a task, as it stood when the network's year began.</summary>
/// <param name="RungsAt">When reminders are queued, Bangkok time.</param>
/// <param name="Reminders">The reminder ladder.</param>
/// <param name="Review">Who reviews, and when the reviewer is reminded.</param>
/// <param name="YearEndsOn">The last day of the fiscal year.</param>
/// <param name="Holidays">Public holidays.</param>
public sealed record FollowUpRules(
    TimeOnly RungsAt,
    IReadOnlyList<Reminder> Reminders,
    ReviewRule Review,
    DateOnly YearEndsOn,
    IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>The rules of a programme.</summary>
    public static FollowUpRules Of(ProgrammeDefinition programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new FollowUpRules(
            programme.RungsAt,
            programme.Reminders,
            programme.Review,
            programme.Year.LastDay,
            [.. programme.Holidays.Select(h => h.On)]);
    }
}
