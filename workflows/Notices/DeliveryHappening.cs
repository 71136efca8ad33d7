namespace ProgramFlows.Workflows.Notices;

/// <summary>What can happen to a message in the ledger.</summary>
public enum DeliveryHappening
{
    /// <summary>A process claims it and is about to hand it over.</summary>
    Begun,

    /// <summary>The carrier has taken it on.</summary>
    Accepted,

    /// <summary>It is where its reader can read it.</summary>
    Delivered,

    /// <summary>The carrier did not take it now.</summary>
    PutOff,

    /// <summary>Its address can never be written to.</summary>
    Bounced,

    /// <summary>It can never be sent, or was put off too often.</summary>
    Refused,

    /// <summary>Its channel is held.</summary>
    ChannelHeld,

    /// <summary>It was handed over, and no answer came; or the process ended meanwhile.</summary>
    NoAnswer,

    /// <summary>The process ended while it handed it over to a channel that delivers the same key once.</summary>
    InterruptedHarmlessly,

    /// <summary>A rule says that it is not sent, or it is no longer true.</summary>
    SetAside,

    /// <summary>A person sends it again, knowing that it may be the second.</summary>
    SentAgain,
}
