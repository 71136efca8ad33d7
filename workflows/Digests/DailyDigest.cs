using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Digests;

/// <summary>
/// Each working morning, one message a person with everything there is to tell. It never ends; each morning is a run of
/// its own.
/// </summary>
public sealed class DailyDigest : Orchestrator<DailyDigestInput, Unit>
{
    /// <summary>The one instance's id.</summary>
    public const string Id = "digest";

    /// <summary>Its name in histories.</summary>
    public static OrchestratorName<DailyDigestInput, Unit> Name { get; } = new("DailyDigest");

    /// <summary>How it hears of the holidays of another programme year.</summary>
    public static EventName<IReadOnlyList<DateOnly>> HolidaysAdded { get; } = new("HolidaysAdded");

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(OrchestrationContext context, DailyDigestInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var added = context.WaitForExternalEventAsync(HolidaysAdded);
        var holidays = input.Holidays;

        // After an outage the mornings that were missed are not made up for: the next message tells everything.
        var today = ThaiTime.DayOf(context.CurrentUtcDateTime);
        var first = input.Day < today ? today : input.Day;
        var day = new WorkingDays(holidays).OnOrAfter(first);
        while (await context.CompletedByAsync(added, ThaiTime.Moment(day, input.At)))
        {
            holidays = [.. holidays.Union(await added).Order()];
            added = context.WaitForExternalEventAsync(HolidaysAdded);
            day = new WorkingDays(holidays).OnOrAfter(first);
        }

        var morning = new SendDigestsInput(day, context.CurrentUtcDateTime);
        while (await context.CallActivityAsync(SendDigests.Name, morning, Retries.Patient) > 0)
        {
            // Each call sends a step's worth of messages, so that a stop in between repeats little.
        }

        if (added.IsCompleted)
        {
            // They became known while messages went out; the next run could not hear of them any more.
            holidays = [.. holidays.Union(await added).Order()];
        }

        context.ContinueAsNew(new DailyDigestInput(day.AddDays(1), input.At, [.. holidays.Where(d => d > day)]));
        return default;
    }
}
