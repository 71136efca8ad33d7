namespace ProgramFlows.Workflows.Notices;

/// <summary>What a channel is held for, where the programme itself knows.</summary>
public enum HoldCause
{
    /// <summary>It leaves the machine, and nobody has ever released it.</summary>
    NeverReleased,

    /// <summary>It was released for another address of the pages.</summary>
    OtherSite,

    /// <summary>This was restored from a backup.</summary>
    Restored,

    /// <summary>The carrier refuses the installation, and said nothing more.</summary>
    Refused,

    /// <summary>Somebody holds it, or the carrier refuses us, for a reason in words.</summary>
    Said,
}
