namespace ProgramFlows.Workflows.Rehearsals;

/// <summary>What a rehearsal came to.</summary>
/// <param name="Networks">Networks that took part.</param>
/// <param name="Instances">Orchestration instances, ended or not.</param>
/// <param name="Failed">Instances that failed.</param>
/// <param name="Blocked">Instances that are blocked.</param>
/// <param name="Messages">Messages sent.</param>
/// <param name="HistoryEvents">Events and decisions put into histories by this process.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PeakMemoryBytes">The most memory the process had.</param>
public sealed record RehearsalSummary(
    int Networks,
    long Instances,
    long Failed,
    long Blocked,
    int Messages,
    long HistoryEvents,
    double Seconds,
    long PeakMemoryBytes);
