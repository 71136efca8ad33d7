using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Each working morning, one message a person with everything there is to tell, at the hour their programmes say and
/// their own minute after it. It never ends; each morning is a run of its own.
/// </summary>
public sealed class DailyDigest : Orchestrator<DailyDigestInput, Unit>
{
    /// <summary>The one instance's id.</summary>
    public const string Id = "digest";

    /// <summary>Its name in histories.</summary>
    public static OrchestratorName<DailyDigestInput, Unit> Name { get; } = new("DailyDigest");

    /// <summary>From this version on a morning's messages go out minute by minute.</summary>
    public const string Version = "1.1";

    private static readonly Patch MinuteByMinute = new("a morning's messages go out minute by minute", Version);

    /// <summary>How it hears of the holidays of another programme year from what an older release started.</summary>
    public static EventName<IReadOnlyList<DateOnly>> HolidaysAdded { get; } = new("HolidaysAdded");

    /// <summary>How it hears of another programme year.</summary>
    public static EventName<DigestYear> YearAdded { get; } = new("DigestYearAdded");

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(OrchestrationContext context, DailyDigestInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var holidays = context.WaitForExternalEventAsync(HolidaysAdded);
        var year = context.WaitForExternalEventAsync(YearAdded);
        var today = ThaiTime.DayOf(context.CurrentUtcDateTime);
        var state = input;
        var plan = new DigestPlan(state, today);
        var (day, at) = plan.Next();
        while (await context.CompletedByAsync(Task.WhenAny(holidays, year), ThaiTime.Moment(day, at)))
        {
            state = await HearAsync();
            plan = new DigestPlan(state, today);
            (day, at) = plan.Next();
        }

        if (context.Has(MinuteByMinute))
        {
            await SendMinuteByMinuteAsync();
            at = plan.LastOf(day);
        }
        else
        {
            var morning = new SendDigestsInput(day, context.CurrentUtcDateTime, plan.RoundAt(day, at));
            while (await context.CallActivityAsync(SendDigests.Name, morning, Retries.Patient) > 0)
            {
                // Each call sends a step's worth of messages, so that a stop in between repeats little.
            }
        }

        // What became known while messages went out the next run could not hear of any more.
        state = await HearAsync();
        context.ContinueAsNew(new DigestPlan(state, today).After(day, at));
        return default;

        async Task SendMinuteByMinuteAsync()
        {
            var unanswered = new HandUpUnansweredInput(day, context.CurrentUtcDateTime);
            await context.CallActivityAsync(HandUpUnanswered.Name, unanswered, Retries.Patient);

            // What a morning has not told by its day's end, the next tells.
            DateTimeOffset? next = context.CurrentUtcDateTime;
            while (next is { } moment && ThaiTime.DayOf(moment) == day)
            {
                while (await context.CompletedByAsync(Task.WhenAny(holidays, year), moment))
                {
                    state = await HearAsync();
                    plan = new DigestPlan(state, today);
                }

                var step = new SendMorningInput(plan.MorningOf(day), context.CurrentUtcDateTime);
                next = (await context.CallActivityAsync(SendMorning.Name, step, Retries.Patient)).NextAt
                    ?? plan.HourAfter(day, step.At);
            }
        }

        async Task<DailyDigestInput> HearAsync()
        {
            var heard = state;
            // All that has come: what a new wait takes is lost to the next run unless it is looked at.
            while (holidays.IsCompleted)
            {
                heard = DigestPlan.With(heard, new DigestYear([], await holidays));
                holidays = context.WaitForExternalEventAsync(HolidaysAdded);
            }

            while (year.IsCompleted)
            {
                heard = DigestPlan.With(heard, await year);
                year = context.WaitForExternalEventAsync(YearAdded);
            }

            return heard;
        }
    }
}

/// <summary>What the daily digest goes on with.</summary>
/// <param name="Day">The first day that has yet to be looked at.</param>
/// <param name="At">When messages go out to people whose programmes say nothing else, Bangkok time.</param>
/// <param name="Holidays">Public holidays from that day on.</param>
/// <param name="Hours">When the messages of programmes go out; null in what an older release started.</param>
/// <param name="Since">The hour of <paramref name="Day"/> up to which messages have gone; null when none has.</param>
public sealed record DailyDigestInput(
    DateOnly Day,
    TimeOnly At,
    IReadOnlyList<DateOnly> Holidays,
    IReadOnlyList<DigestHour>? Hours = null,
    TimeOnly? Since = null)
{
    /// <summary>How a programme wants it, from a day on.</summary>
    public static DailyDigestInput For(ProgrammeDefinition programme, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new DailyDigestInput(
            day,
            programme.DigestAt,
            [.. programme.DaysOffIn(province: null).Where(d => d >= day)],
            [new DigestHour(programme.Id, programme.Year.FirstDay, programme.DigestAt)]);
    }
}
