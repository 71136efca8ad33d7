namespace ProgramFlows.Workflows.Evidence;

/// <summary>What came of a file that was brought.</summary>
/// <param name="File">What is kept; null when it is not taken.</param>
/// <param name="Why">Why it is not taken; null when it is.</param>
public sealed record EvidenceIntake(EvidenceFile? File, EvidenceRefusal? Why)
{
    /// <summary>It is not taken.</summary>
    public static EvidenceIntake Refused(EvidenceRefusal why) => new(null, why);
}
