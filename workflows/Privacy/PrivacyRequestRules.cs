using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Privacy;

/// <summary>
/// What holds of requests about somebody's data: each is answered within thirty days (Personal Data Protection Act,
/// section 30), with a reason, once. Pure.
/// </summary>
public static class PrivacyRequestRules
{
    /// <summary>The longest words of a request and of an answer, in characters.</summary>
    public const int MostWords = 2_000;

    private const int DaysToAnswer = 30;

    /// <summary>The last day to answer what was asked at a moment, UTC.</summary>
    public static DateOnly AnswerBy(DateTimeOffset askedAt) => ThaiTime.DayOf(askedAt).AddDays(DaysToAnswer);

    /// <summary>Why a request is not taken; null when it is.</summary>
    /// <param name="words">What is wrong, or why.</param>
    /// <param name="waits">Whether they have asked the same, and have no answer yet.</param>
    public static Refusal? WhyNotAsk(string words, bool waits)
    {
        ArgumentNullException.ThrowIfNull(words);
        return waits ? Refusal.AskedAlready : AreWords(words) ? null : Refusal.ReasonMissing;
    }

    /// <summary>Why a request cannot be decided on; null when it can.</summary>
    /// <param name="kind">What is asked.</param>
    /// <param name="answer">What is decided.</param>
    /// <param name="isDecided">Whether it has been decided on.</param>
    /// <param name="isAppointed">Whether who asks still holds a post: who is written to cannot be erased.</param>
    public static Refusal? WhyNotDecide(PrivacyRequestKind kind, PrivacyAnswer answer, bool isDecided, bool isAppointed)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return isDecided ? Refusal.DecidedAlready
            : !AreWords(answer.Reason) ? Refusal.ReasonMissing
            : kind == PrivacyRequestKind.Erase && answer.IsGranted && isAppointed ? Refusal.StillAppointed
            : null;
    }

    private static bool AreWords(string words) =>
        !string.IsNullOrWhiteSpace(words) && words.Length <= MostWords;
}
