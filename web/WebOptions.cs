namespace ProgramFlows.Web;

/// <summary>What differs from one host of the pages to the next.</summary>
public sealed record WebOptions
{
    /// <summary>Whether the networks and people are simulated, so that every page says so.</summary>
    public bool IsDemo { get; init; }
}
