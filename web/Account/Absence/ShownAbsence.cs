using ProgramFlows.Web.Parts;

namespace ProgramFlows.Web.Account.Absence;

/// <summary>When one is not there, and who acts then.</summary>
/// <param name="Absence">What is known.</param>
public sealed record ShownAbsence(Workflows.People.Absence Absence)
{
    /// <summary>The first day, as it was written.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>The last day, as it was written.</summary>
    public string To { get; init; } = string.Empty;

    /// <summary>The deputy's address, as it was written.</summary>
    public string Deputy { get; init; } = string.Empty;

    /// <summary>Whether it has just been saved.</summary>
    public bool IsSaved { get; init; }

    /// <summary>What is to be corrected.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];
}
