using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Notices;

/// <summary>Whether a channel may send, and what may be done with it. Pure.</summary>
public static class ChannelRules
{
    /// <summary>The longest reason for which a channel is held, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Why a channel that has never been released waits.</summary>
    public const string NeverReleased =
        "Nothing has gone out over it yet. Send a test message with 'programflows channels test', then release it with "
        + "'programflows channels release'.";

    /// <summary>Why everything waits in what was restored from a backup.</summary>
    public const string Restored =
        "This is a restored copy. If the original no longer runs, release it with 'programflows channels release'.";

    /// <summary>Why a message that a carrier refuses us for waits, where the carrier said nothing more.</summary>
    public const string Refused = "The carrier refuses this installation. Look at its account, then release it.";

    /// <summary>
    /// Why a channel must be held though nobody has held it; null where it may stay open. A channel whose messages stay
    /// on this machine needs no release.
    /// </summary>
    /// <param name="channel">The channel as it is now.</param>
    /// <param name="releasedFor">The address of the pages for which it was released; null when it never was.</param>
    public static string? WhyHold(Channel channel, string? releasedFor)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return !channel.LeavesTheMachine || releasedFor == channel.Site ? null
            : releasedFor is null ? NeverReleased
            : $"It was released for {releasedFor}, and this installation is at {channel.Site}. If the other no longer "
                + "runs, send a test message with 'programflows channels test', then release it with "
                + "'programflows channels release'.";
    }

    /// <summary>What a channel is held for; null of an open one.</summary>
    /// <param name="channel">The channel as it is now.</param>
    /// <param name="heldFor">Why somebody, a carrier or a restore holds it; null where none does.</param>
    /// <param name="releasedFor">The address of the pages for which it was released; null when it never was.</param>
    public static HoldCause? CauseOf(Channel channel, string? heldFor, string? releasedFor) => heldFor switch
    {
        Restored => HoldCause.Restored,
        Refused => HoldCause.Refused,
        not null => HoldCause.Said,
        null => WhyHold(channel, releasedFor) is null ? null
            : releasedFor is null ? HoldCause.NeverReleased
            : HoldCause.OtherSite,
    };

    /// <summary>
    /// Why a channel cannot be released; null when it can: what leaves the machine is tried first, under the address of
    /// the pages that it has now. What was released for it before channels were tried counts as tried.
    /// </summary>
    /// <param name="channel">The channel as it is now.</param>
    /// <param name="testedFor">The address of the pages for which it took a test message; null when it never did.
    /// </param>
    /// <param name="releasedFor">The address of the pages for which it was released; null when it never was.</param>
    public static Refusal? WhyNotRelease(Channel channel, string? testedFor, string? releasedFor)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return !channel.LeavesTheMachine || testedFor == channel.Site || releasedFor == channel.Site
            ? null
            : Refusal.ChannelNotTested;
    }

    /// <summary>Why a channel cannot be held for a reason; null when it can.</summary>
    public static Refusal? WhyNotHold(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason ? Refusal.ReasonMissing : null;
    }

    /// <summary>Why no test message can go to a person; null when one can.</summary>
    /// <param name="address">Their address; null when they have none.</param>
    public static Refusal? WhyNotTest(string? address) => address is null ? Refusal.NoAddress : null;
}
