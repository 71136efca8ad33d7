namespace ProgramFlows.Workflows.Networks;

/// <summary>A network that takes part in a programme year.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="Network">The network.</param>
/// <param name="JoinedOn">The day it joins, in Thailand.</param>
public sealed record Enrolment(string ProgrammeId, int FiscalYear, Network Network, DateOnly JoinedOn)
{
    /// <summary>The day from which its days count: it joins, or is written down, whichever is later.</summary>
    public DateOnly CountsFrom { get; init; } = JoinedOn;
}
