namespace ProgramFlows.Engine.Contract;

/// <summary>
/// What is kept of an exception in a history. It stays small whatever is thrown: of a chain the outermost levels and
/// the cause, eight in all; of a long text its begin and end.
/// </summary>
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
    private const int MostLevels = 8;

    /// <summary>Keeps an exception and those underneath it. Never throws, whatever its members do.</summary>
    public static FailureDetails Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var outer = new List<FailureDetails>(MostLevels);
        FailureDetails? cause = null;
        foreach (var level in LevelsOf(exception))
        {
            if (outer.Count < MostLevels - 1)
            {
                outer.Add(level);
            }
            else
            {
                cause = level;
            }
        }

        for (var i = outer.Count - 1; i >= 0; i--)
        {
            cause = outer[i] with { InnerFailure = cause };
        }

        return cause!;
    }

    /// <summary>An exception and what lies underneath, in this process and in those that failed before.</summary>
    private static IEnumerable<FailureDetails> LevelsOf(Exception exception)
    {
        // An exception may lie underneath itself.
        var seen = new HashSet<Exception>(ReferenceEqualityComparer.Instance);
        FailureDetails? kept = null;
        for (var at = exception; at is not null && seen.Add(at); at = at.InnerException)
        {
            yield return new FailureDetails(
                at.GetType().FullName ?? at.GetType().Name,
                ExceptionText.MessageOf(at),
                ExceptionText.TraceOf(at),
                at is PermanentFailureException or PayloadTooLargeException,
                null);
            if ((kept = (at as TaskFailedException)?.FailureDetails) is not null)
            {
                break;
            }
        }

        for (; kept is not null; kept = kept.InnerFailure)
        {
            yield return kept;
        }
    }
}
