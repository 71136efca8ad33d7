using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>
/// Where a followed task stands, and what is to be done about it next. Pure: it knows the rules and no clock.
/// </summary>
internal sealed class FollowedTask
{
    private readonly FollowUpRules _rules;
    private readonly WorkingDays _workingDays;
    private readonly HashSet<CommandId> _seen = [];
    private DateTimeOffset _doneUntil;
    private DateOnly _submittedOn;
    private DateOnly _returnedOn;

    public FollowedTask(TaskFollowUpInput input, DateTimeOffset openedAt)
    {
        _rules = input.Rules;
        _workingDays = new WorkingDays(input.Rules.Holidays);
        DueOn = input.Plan.DueOn;
        _doneUntil = openedAt;
    }

    public WorkTaskStatus Status { get; private set; } = WorkTaskStatus.Open;

    public DateTimeOffset ChangedAt { get; private set; }

    public DateOnly DueOn { get; private set; }

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

    /// <summary>Takes what people did; false for a command that was taken before.</summary>
    public bool Take(TaskEvent taskEvent)
    {
        if (!_seen.Add(taskEvent.Id))
        {
            return false;
        }

        ChangedAt = taskEvent.At;
        var action = TaskRules.ActionOf(taskEvent.Kind);
        Status = TaskRules.StatusAfter(action) ?? Status;
        DueOn = taskEvent.NewDueOn ?? DueOn;
        if (action == TaskAction.Submit)
        {
            _submittedOn = ThaiTime.DayOf(taskEvent.At);
        }
        else if (action == TaskAction.Return && _rules.ReturnBeginsAnew)
        {
            _returnedOn = ThaiTime.DayOf(taskEvent.At);
            _doneUntil = Later(_doneUntil, taskEvent.At);
        }

        return true;
    }

    private FollowUpStep? NextRung()
    {
        // Days off bring rungs together on one working day: whoever one of them names is told then.
        var next = _rules.Reminders
            .GroupBy(r => ThaiTime.Moment(DayOf(r.Days), _rules.RungsAt))
            .FirstOrDefault(rungs => rungs.Key > _doneUntil);
        return next is null
            ? null
            : new FollowUpStep(next.Key, KindOf(next.First().Days), [.. next.SelectMany(r => r.To).Distinct()]);
    }

    /// <summary>
    /// The day of a rung: before the due day the last working day that still leaves so many days, after it the first;
    /// after a late return as many days after that.
    /// </summary>
    private DateOnly DayOf(int days)
    {
        var day = (days > 0 ? Later(DueOn, _returnedOn) : DueOn).AddDays(days);
        return !_rules.RungsOnWorkingDays || days == 0 ? day
            : days < 0 ? _workingDays.OnOrBefore(day)
            : _workingDays.OnOrAfter(day);
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

    private static T Later<T>(T a, T b)
        where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b;

    private static NoticeKind KindOf(int days) => days switch
    {
        < 0 => NoticeKind.DueSoon,
        0 => NoticeKind.DueToday,
        _ => NoticeKind.Overdue,
    };
}
