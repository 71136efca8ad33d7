namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Who is told of a coordinator who does not answer. A message is unanswered while its reader has neither signed in nor
/// handed in since it was sent, and it told of overdue work of their own. Pure.
/// </summary>
public static class UnansweredRules
{
    /// <summary>How many unanswered messages the deputy hears of.</summary>
    public const int ForDeputy = 3;

    /// <summary>How many unanswered messages the province hears of.</summary>
    public const int ForProvince = 5;

    /// <summary>Whether the deputy is told; where there is none, the province is, at once.</summary>
    /// <param name="unanswered">How many messages in a row are unanswered.</param>
    public static bool IsForDeputy(int unanswered) => unanswered >= ForDeputy;

    /// <summary>Whether the province is told.</summary>
    /// <param name="unanswered">How many messages in a row are unanswered.</param>
    /// <param name="hasDeputy">Whether there is a deputy.</param>
    public static bool IsForProvince(int unanswered, bool hasDeputy) =>
        unanswered >= (hasDeputy ? ForProvince : ForDeputy);
}
