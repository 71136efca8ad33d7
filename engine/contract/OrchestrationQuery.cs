namespace ProgramFlows.Engine.Contract;

/// <summary>
/// Which instances are wanted. Every condition that is set must hold; ranges include their start and exclude their end.
/// </summary>
public sealed record OrchestrationQuery
{
    /// <summary>Only instances of this orchestrator.</summary>
    public string? Name { get; init; }

    /// <summary>Only instances with one of these statuses; empty for all.</summary>
    public IReadOnlyCollection<OrchestrationStatus> Statuses { get; init; } = [];

    /// <summary>Only instances whose id begins so, compared byte by byte.</summary>
    public string? InstanceIdPrefix { get; init; }

    /// <summary>Only instances that carry all of these tags, each as <see cref="InstanceTag"/> allows.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Only instances started at or after this moment, UTC.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only instances started before this moment, UTC.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Only instances last updated at or after this moment, UTC.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Only instances last updated before this moment, UTC.</summary>
    public DateTimeOffset? UpdatedTo { get; init; }

    /// <summary>Only instances that ended at or after this moment, UTC.</summary>
    public DateTimeOffset? CompletedFrom { get; init; }

    /// <summary>Only instances that ended before this moment, UTC.</summary>
    public DateTimeOffset? CompletedTo { get; init; }

    /// <summary>Only instances with a timer due before this moment, UTC.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>The most instances on a page, 1 to 1,000.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>
    /// Where the page before ended; null for the first. Pages follow the order in which instances were started.
    /// </summary>
    public string? ContinuationToken { get; init; }
}
