namespace ProgramFlows.Workflows.Forms;

/// <summary>How a rule compares.</summary>
public enum Comparison
{
    /// <summary>The first sum is no larger than the second.</summary>
    AtMost,

    /// <summary>Both sums are the same.</summary>
    EqualTo,

    /// <summary>The first day is not before the second.</summary>
    NotBefore,
}
