namespace ProgramFlows.Workflows.Notices;

/// <summary>Whether a channel may send. Pure.</summary>
public static class ChannelRules
{
    /// <summary>Why a channel that has never been released waits.</summary>
    public const string NeverReleased =
        "Nothing has gone out over it yet. Look that it is set up as meant, then release it with "
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
                + "runs, release it with 'programflows channels release'.";
    }
}
