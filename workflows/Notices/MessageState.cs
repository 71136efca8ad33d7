namespace ProgramFlows.Workflows.Notices;

/// <summary>Where a message stands in the delivery ledger. The numbers stand in stores.</summary>
public enum MessageState
{
    /// <summary>To be sent.</summary>
    Pending = 0,

    /// <summary>It is where its reader can read it.</summary>
    Delivered = 1,

    /// <summary>Its address can never be written to.</summary>
    Bounced = 2,

    /// <summary>It waits until its channel is open.</summary>
    Held = 3,

    /// <summary>A process is handing it over.</summary>
    Sending = 4,

    /// <summary>The carrier has taken it on.</summary>
    Accepted = 5,

    /// <summary>The carrier did not take it now; it is handed over again later.</summary>
    Deferred = 6,

    /// <summary>It can never be sent as it is.</summary>
    Failed = 7,

    /// <summary>It is not sent, by a rule or because it is no longer true.</summary>
    Suppressed = 8,

    /// <summary>It may have been sent and may not. Nobody sends it again but a person who knows this.</summary>
    Unknown = 9,
}
