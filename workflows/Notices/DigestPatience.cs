using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Notices;

/// <summary>How long the daily digest may sleep: one that sleeps for longer tells nobody anything.</summary>
public static class DigestPatience
{
    // Longer than any run of holidays and week-ends: what lies beyond comes from a clock that was wrong.
    private const int LongestSleepDays = 21;

    /// <summary>Whether an orchestration is the digest, and its next morning is too far ahead.</summary>
    /// <param name="instance">The orchestration.</param>
    /// <param name="now">Now, UTC.</param>
    public static bool IsAbsurd(OrchestrationState instance, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance is { InstanceId: DailyDigest.Id, HasEnded: false }
            && instance.NextDueAt > now.AddDays(LongestSleepDays);
    }

    /// <summary>Whether a day is too far ahead for the digest to sleep until then.</summary>
    internal static bool IsAbsurd(DateOnly day, DateOnly today) => day > today.AddDays(LongestSleepDays);
}
