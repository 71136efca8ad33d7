using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Digests;

/// <summary>How long the daily digest may sleep: one that sleeps for longer tells nobody anything.</summary>
public static class DigestPatience
{
    /// <summary>
    /// Longer than any run of holidays and week-ends: its next morning is absurd, from a clock that was wrong, say.
    /// </summary>
    public static TimeSpan LongestSleep { get; } = TimeSpan.FromDays(21);

    /// <summary>Whether an orchestration is the digest, and its next morning is too far ahead.</summary>
    /// <param name="instance">The orchestration.</param>
    /// <param name="now">Now, UTC.</param>
    public static bool IsAbsurd(OrchestrationState instance, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance is { InstanceId: DailyDigest.Id, HasEnded: false } && instance.NextDueAt > now + LongestSleep;
    }
}
