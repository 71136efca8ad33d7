namespace ProgramFlows.Workflows.Notices;

/// <summary>What there is to see of a message as it was sent.</summary>
public enum KeptText
{
    /// <summary>Its text is there.</summary>
    There,

    /// <summary>It leaves no text: what it carries is for its reader alone.</summary>
    Never,

    /// <summary>It was not sent yet, or so long ago that its text is kept no more.</summary>
    Gone,

    /// <summary>Its text is for those who may help its reader.</summary>
    ForOthers,
}
