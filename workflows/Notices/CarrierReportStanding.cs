namespace ProgramFlows.Workflows.Notices;

/// <summary>Whether a report of a carrier is to be believed.</summary>
public enum CarrierReportStanding
{
    /// <summary>It is the carrier's own word, and of now.</summary>
    Genuine,

    /// <summary>It is not signed, or by nobody whom we know.</summary>
    Forged,

    /// <summary>It was signed by the carrier, too long ago or for a time to come.</summary>
    Stale,

    /// <summary>It was signed by the carrier, and is no report.</summary>
    Malformed,

    /// <summary>It is longer than any report is.</summary>
    TooLarge,
}
