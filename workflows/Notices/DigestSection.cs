namespace ProgramFlows.Workflows.Notices;

/// <summary>The parts of a digest, in the order in which they are read.</summary>
internal enum DigestSection
{
    /// <summary>The reader's own work that came back.</summary>
    Returned,

    /// <summary>The reader's own work past its due day.</summary>
    Overdue,

    /// <summary>The reader's own work that is not late.</summary>
    ToHandIn,

    /// <summary>What others handed in and the reader reviews.</summary>
    ToReview,

    /// <summary>What others ask for and the reader answers.</summary>
    ToAnswer,

    /// <summary>Overdue work of others that the reader is asked to follow up.</summary>
    ToFollowUp,

    /// <summary>What asks for nothing.</summary>
    Told,
}
