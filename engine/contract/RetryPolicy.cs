namespace ProgramFlows.Engine.Contract;

/// <summary>
/// When a failed call is made again. The wait before attempt <c>n + 1</c> is <c>FirstRetryInterval ×
/// BackoffCoefficient^(n-1)</c>, at most <see cref="MaxRetryInterval"/>. What is permanent
/// (<see cref="FailureDetails.IsPermanent"/>) is never repeated.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>One attempt, no retry.</summary>
    public static RetryPolicy None { get; } = new(1, TimeSpan.Zero);

    /// <summary>Makes a policy.</summary>
    /// <param name="maxNumberOfAttempts">All attempts together, 1 or more.</param>
    /// <param name="firstRetryInterval">The wait after the first failure, zero or more.</param>
    /// <param name="backoffCoefficient">By how much each wait grows, 1 or more; infinity goes straight to the longest
    /// wait.</param>
    /// <param name="maxRetryInterval">The longest wait, zero or more; one hour when left out.</param>
    /// <param name="retryTimeout">
    /// No further attempt is planned once this much time has gone by since the first one, looked at before the wait;
    /// zero or more, null for no limit.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumberOfAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(backoffCoefficient, 1.0);
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetryInterval, TimeSpan.Zero, nameof(maxRetryInterval));
        ArgumentOutOfRangeException.ThrowIfLessThan(
            retryTimeout ?? TimeSpan.Zero, TimeSpan.Zero, nameof(retryTimeout));
    }

    /// <summary>All attempts together.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>The wait after the first failure.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>By how much each wait grows.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest wait.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>No further attempt once this much time has gone by; null for no limit.</summary>
    public TimeSpan? RetryTimeout { get; }

    /// <summary>Whether, and when, a call is made again.</summary>
    /// <param name="failedAttempts">How many attempts have failed, 1 or more.</param>
    /// <param name="began">When the first attempt was made, UTC.</param>
    /// <param name="now">When the last attempt failed, UTC.</param>
    /// <param name="failure">What failed last; null for a terminated sub-orchestration.</param>
    /// <returns>
    /// The moment of the next attempt, UTC, at most the last one there is; null when there is no further attempt.
    /// </returns>
    public DateTimeOffset? NextAttempt(
        int failedAttempts, DateTimeOffset began, DateTimeOffset now, FailureDetails? failure) =>
        failedAttempts >= MaxNumberOfAttempts || now - began >= RetryTimeout || failure?.IsPermanent == true ? null
            : Wait(failedAttempts) is var wait && wait < DateTimeOffset.MaxValue - now ? now + wait
            : DateTimeOffset.MaxValue;

    /// <summary>
    /// The wait grows beyond what a number can say: it is then the longest, and no wait stays no wait however it grows.
    /// </summary>
    private TimeSpan Wait(int failedAttempts)
    {
        if (FirstRetryInterval == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        var ticks = FirstRetryInterval.Ticks * Math.Pow(BackoffCoefficient, failedAttempts - 1);
        return ticks < MaxRetryInterval.Ticks ? TimeSpan.FromTicks((long)ticks) : MaxRetryInterval;
    }
}
