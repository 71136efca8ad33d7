using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>What must hold between fields of a form, or between the columns of a row.</summary>
/// <param name="Fields">Numbers or amounts of which the sum is compared, or one day.</param>
/// <param name="Compares">How.</param>
/// <param name="With">Numbers or amounts of which the sum is compared with, or one day.</param>
/// <param name="Says">What people read when it does not hold: what is wrong, and what to do.</param>
public sealed record ConsistencyRule(
    IReadOnlyList<string> Fields, Comparison Compares, IReadOnlyList<string> With, LocalizedText Says);
