namespace ProgramFlows.Engine.Contract;

/// <summary>What is kept of an exception in a history.</summary>
/// <param name="ErrorType">The full name of the exception's type; for people, never to branch on.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown, if known.</param>
/// <param name="IsPermanent">True when another attempt changes nothing: the world said no for good
/// (<see cref="PermanentFailureException"/>), or the answer is too large (<see cref="PayloadTooLargeException"/>). No
/// retry follows.</param>
/// <param name="InnerFailure">The exception underneath, if there was one.</param>
public sealed record FailureDetails(
    string ErrorType, string ErrorMessage, string? StackTrace, bool IsPermanent, FailureDetails? InnerFailure)
{
    private const int DeepestKept = 8;

    /// <summary>Keeps an exception and, eight levels deep, those underneath it.</summary>
    public static FailureDetails Of(Exception exception) => Of(exception, DeepestKept);

    private static FailureDetails Of(Exception exception, int levels)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception is TaskFailedException { FailureDetails: { } kept } ? kept
            : exception.InnerException is { } under && levels > 1 ? Of(under, levels - 1)
            : null;
        return new FailureDetails(
            exception.GetType().FullName ?? exception.GetType().Name,
            exception.Message,
            exception.StackTrace,
            exception is PermanentFailureException or PayloadTooLargeException,
            inner);
    }
}
