namespace ProgramFlows.Workflows.Notices;

/// <summary>What becomes of a message, by its carrier's word.</summary>
public enum CarrierVerdict
{
    /// <summary>The carrier has taken it on.</summary>
    Accepted,

    /// <summary>It is where the person can read it.</summary>
    Delivered,

    /// <summary>
    /// Not now: too many, put off, or not reachable before anything was handed over. Again after
    /// <see cref="CarrierAnswer.RetryAfter"/>.
    /// </summary>
    Deferred,

    /// <summary>This address can never be written to.</summary>
    Bounced,

    /// <summary>This message can never be sent, which is our mistake; nothing is said about the person.</summary>
    Failed,

    /// <summary>The carrier refuses us: nothing can be sent over this channel until somebody has mended it.</summary>
    ChannelRefused,

    /// <summary>Handed over, wholly or in part, and no answer came.</summary>
    Unknown,
}
