namespace ProgramFlows.Workflows.Programmes;

/// <summary>What the programme wants to reach over the years, against which its coverage is shown.</summary>
/// <param name="Places">The denominator: how many tambons and municipalities there are.</param>
/// <param name="OneIn">The part of them that is to have a network: one in so many.</param>
/// <param name="By">The day by which.</param>
public sealed record ProgrammeTarget(int Places, int OneIn, DateOnly By)
{
    /// <summary>The networks that are needed.</summary>
    public int Networks => (Places + OneIn - 1) / OneIn;
}
