namespace ProgramFlows.Workflows.Programmes;

/// <summary>A language in which people are written to.</summary>
public enum Language
{
    /// <summary>Thai, the first language.</summary>
    Th,

    /// <summary>English.</summary>
    En,
}
