namespace ProgramFlows.Workflows.Notices;

/// <summary>Where a message stands, as staff are told it.</summary>
public enum MessageGroup
{
    /// <summary>It waits for its turn, or to be tried again.</summary>
    ToBeSent,

    /// <summary>It is handed over, and nobody has said yet whether it arrived.</summary>
    Sent,

    /// <summary>It is where its reader can read it.</summary>
    Arrived,

    /// <summary>It came back, or can never be sent.</summary>
    NotSent,

    /// <summary>It waits until its channel is open.</summary>
    Held,

    /// <summary>It may have been sent and may not.</summary>
    Unknown,

    /// <summary>It is not sent, by a rule or because it is no longer true.</summary>
    SetAside,
}
