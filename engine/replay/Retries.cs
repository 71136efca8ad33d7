using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Replay;

/// <summary>
/// Calls that are made again when they fail. Durable Task's own retries are not used: they refuse what a policy of the
/// contract allows, and cannot tell what is permanent.
/// </summary>
internal static class Retries
{
    /// <summary>Makes a call until it succeeds or its policy says no. A wait is a timer of the orchestration.</summary>
    /// <param name="context">The orchestration that calls; its clock counts.</param>
    /// <param name="policy">When the call is made again.</param>
    /// <param name="attempt">Makes the call once.</param>
    /// <exception cref="TaskFailedException">The last failure.</exception>
    public static Task<T> RunAsync<T>(OrchestrationContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(attempt);
        return policy.MaxNumberOfAttempts == 1 ? attempt() : RepeatAsync(context, policy, attempt);
    }

    private static async Task<T> RepeatAsync<T>(
        OrchestrationContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        var began = context.CurrentUtcDateTime;
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException e)
                when (policy.NextAttempt(failures, began, context.CurrentUtcDateTime, e.FailureDetails) is { } next)
            {
                await context.CreateTimerAsync(next);
            }
        }
    }
}
