namespace ProgramFlows.Workflows.Notices;

/// <summary>What carriers report.</summary>
public enum CarrierEventKind
{
    /// <summary>The reader's server has taken it.</summary>
    Delivered,

    /// <summary>The reader's server asks to wait; the carrier tries again by itself.</summary>
    Deferred,

    /// <summary>The address cannot be written to.</summary>
    Bounced,

    /// <summary>
    /// It was refused for what it is or where it came from, and is not tried again; nothing is said about the address.
    /// </summary>
    Blocked,

    /// <summary>The carrier did not send it: it holds the address for one that bounced or complained.</summary>
    Dropped,

    /// <summary>The reader calls it spam.</summary>
    SpamReport,

    /// <summary>The reader wants no more of them.</summary>
    Unsubscribed,
}
