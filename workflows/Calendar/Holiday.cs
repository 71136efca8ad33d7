using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Calendar;

/// <summary>A public holiday.</summary>
/// <param name="On">The day.</param>
/// <param name="Name">Its name.</param>
/// <param name="NeedsConfirmation">True until the cabinet has announced the day (lunar and substitution days of years
/// to come).</param>
public sealed record Holiday(DateOnly On, LocalizedText Name, bool NeedsConfirmation)
{
    /// <summary>The codes of the provinces in which alone it is one; null when it is everywhere.</summary>
    public IReadOnlyList<string>? OnlyIn { get; init; }
}
