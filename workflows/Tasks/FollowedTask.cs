using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>
/// Where a followed task stands, and what is to be done about it next. Pure: it knows the rules and no clock.
/// </summary>
internal sealed class FollowedTask
{
    private readonly FollowUpRules _rules;
    private readonly WorkingDays _workingDays;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private DateOnly _dueOn;
    private DateTimeOffset _doneUntil;
    private DateOnly _submittedOn;

    public FollowedTask(TaskFollowUpInput input, DateTimeOffset openedAt)
    {
        _rules = input.Rules;
        _workingDays = new WorkingDays(input.Rules.Holidays);
        _dueOn = input.Plan.DueOn;
        _doneUntil = openedAt;
    }

    public WorkTaskStatus Status { get; private set; } = WorkTaskStatus.Open;

    public DateTimeOffset ChangedAt { get; private set; }

    public bool IsClosed => !Status.IsOpen();

    /// <summary>What comes next if nobody does anything: a reminder, or the end.</summary>
    public FollowUpStep Next()
    {
        var closesAt = ThaiTime.StartOf(
            _rules.YearEndsOn.AddDays(Status.Stage() == TaskStage.InReview ? 1 + _rules.Review.GraceDays : 1));
        var reminder = Status.Stage() == TaskStage.InReview ? NextReviewReminder() : NextRung();
        return reminder is { } next && next.At < closesAt ? next : new FollowUpStep(closesAt, null, []);
    }

    /// <summary>A reminder has been given.</summary>
    public void Reminded(FollowUpStep step) => _doneUntil = step.At;

    public void Lapse(DateTimeOffset at)
    {
        Status = WorkTaskStatus.Lapsed;
        ChangedAt = at;
    }

    /// <summary>Takes what people did; the same command is taken once.</summary>
    public void Take(TaskHappening happening)
    {
        if (!_seen.Add(happening.Id))
        {
            return;
        }

        ChangedAt = happening.At;
        var action = TaskRules.ActionOf(happening.Kind);
        Status = TaskRules.StatusAfter(action) ?? Status;
        _dueOn = happening.NewDueOn ?? _dueOn;
        if (action == TaskAction.Submit)
        {
            _submittedOn = ThaiTime.DayOf(happening.At);
        }
    }

    private FollowUpStep? NextRung()
    {
        foreach (var rung in _rules.Reminders)
        {
            var at = ThaiTime.Moment(_dueOn.AddDays(rung.Days), _rules.RungsAt);
            if (at > _doneUntil)
            {
                return new FollowUpStep(at, KindOf(rung.Days), rung.To);
            }
        }

        return null;
    }

    private FollowUpStep NextReviewReminder()
    {
        var day = _submittedOn;
        DateTimeOffset at;
        do
        {
            day = _workingDays.After(day, _rules.Review.WorkingDays);
            at = ThaiTime.Moment(day, _rules.RungsAt);
        }
        while (at <= _doneUntil);

        return new FollowUpStep(at, NoticeKind.ReviewWaiting, [_rules.Review.By]);
    }

    private static NoticeKind KindOf(int days) => days switch
    {
        < 0 => NoticeKind.DueSoon,
        0 => NoticeKind.DueToday,
        _ => NoticeKind.Overdue,
    };
}
