using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Access;

/// <summary>What a programme says about who decides on a task, and how long a review may take.</summary>
/// <param name="ReviewedBy">Who reviews.</param>
/// <param name="ExtendedBy">Who moves a due date.</param>
/// <param name="WaivedBy">Who waives.</param>
/// <param name="ReviewDays">Working days for a review.</param>
/// <param name="Days">The programme's working days.</param>
public sealed record ProgrammeRules(
    Role ReviewedBy, Role ExtendedBy, Role WaivedBy, int ReviewDays, WorkingDays Days)
{
    /// <summary>
    /// For tasks whose programme's text an older release did not keep: as that release was shipped.
    /// </summary>
    public static ProgrammeRules BeforeTextsWereKept { get; } =
        new(Role.ProvincialCoordinator, Role.ProvincialCoordinator, Role.RegionalOffice, 5, new WorkingDays([]));

    /// <summary>The rules of a programme.</summary>
    public static ProgrammeRules Of(ProgrammeDefinition programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new ProgrammeRules(
            programme.Review.By,
            programme.Extension.By,
            programme.WaivedBy,
            programme.Review.WorkingDays,
            new WorkingDays(programme.DaysOffIn(province: null)));
    }

    /// <summary>Whether what was handed in on a day waits longer than a review may take.</summary>
    public bool IsReviewOverdue(DateOnly handedInOn, DateOnly today) => today >= Days.After(handedInOn, ReviewDays);
}
