namespace ProgramFlows.Workflows.Programmes;

/// <summary>What one step needs of another.</summary>
public enum NeedKind
{
    /// <summary>Every task of it is accepted or waived.</summary>
    Done,

    /// <summary>One of its tasks is accepted.</summary>
    Begun,
}
