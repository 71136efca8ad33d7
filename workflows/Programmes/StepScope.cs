namespace ProgramFlows.Workflows.Programmes;

/// <summary>Whose step it is.</summary>
public enum StepScope
{
    /// <summary>Each network's own: steps 1 to 6.</summary>
    Network,

    /// <summary>Held once in each province: steps 7 and 8.</summary>
    Province,
}
