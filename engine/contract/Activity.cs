namespace ProgramFlows.Engine.Contract;

/// <summary>
/// One thing done in the world. It is run at least once for each call and may be run again after a crash or by a retry
/// policy, so it must be safe to run twice: key what it writes by <see cref="ActivityContext.IdempotencyKey"/>.
/// </summary>
/// <typeparam name="TInput">What it is given.</typeparam>
/// <typeparam name="TOutput">What it answers.</typeparam>
public abstract class Activity<TInput, TOutput>
{
    /// <summary>Does it.</summary>
    /// <param name="context">Whom it is done for, and the key that makes it safe to do twice.</param>
    /// <param name="input">What it is given.</param>
    /// <returns>
    /// The answer, which reaches the orchestrator at its await. A <see cref="PermanentFailureException"/> is final; any
    /// other exception is repeated as the caller's retry policy says.
    /// </returns>
    public abstract Task<TOutput> RunAsync(ActivityContext context, TInput input);
}
