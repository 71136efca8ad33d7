using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What the programme says about following up a task, as it stood when the network's year began.</summary>
/// <param name="RungsAt">When reminders are queued, Bangkok time.</param>
/// <param name="Reminders">The reminder ladder.</param>
/// <param name="Review">Who reviews, and when the reviewer is reminded.</param>
/// <param name="YearEndsOn">The last day of the fiscal year.</param>
/// <param name="Holidays">Public holidays.</param>
/// <param name="RungsOnWorkingDays">Whether a rung that falls on a day off is climbed on a working day instead; false
/// in what an older release started, which goes on as it was begun.</param>
/// <param name="ReturnBeginsAnew">Whether what is given back after its due day is reminded of from the day on which it
/// came back, so that nobody is overdue for the days that a reviewer took; false in what an older release
/// started.</param>
public sealed record FollowUpRules(
    TimeOnly RungsAt,
    IReadOnlyList<Reminder> Reminders,
    ReviewRule Review,
    DateOnly YearEndsOn,
    IReadOnlyList<DateOnly> Holidays,
    bool RungsOnWorkingDays = false,
    bool ReturnBeginsAnew = false)
{
    /// <summary>The rules of a programme, in a province where it has holidays of its own.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="province">The province's code; null for what holds in the whole country.</param>
    public static FollowUpRules Of(ProgrammeDefinition programme, string? province = null)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new FollowUpRules(
            programme.RungsAt,
            programme.Reminders,
            programme.Review,
            programme.Year.LastDay,
            programme.DaysOffIn(province),
            RungsOnWorkingDays: true,
            ReturnBeginsAnew: true);
    }
}
