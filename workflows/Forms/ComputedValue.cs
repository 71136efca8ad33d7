namespace ProgramFlows.Workflows.Forms;

/// <summary>What the system works out of what it knows, so that nobody is asked for it.</summary>
public enum ComputedValue
{
    /// <summary>How far each step is, in accepted tasks.</summary>
    Steps,

    /// <summary>The four indicators.</summary>
    Indicators,

    /// <summary>Money received so far less money used so far.</summary>
    BudgetLeft,

    /// <summary>The worst colour of the risks in the form itself: the area's.</summary>
    AreaColour,

    /// <summary>How many of the people in the form itself are marked as young.</summary>
    Young,
}
