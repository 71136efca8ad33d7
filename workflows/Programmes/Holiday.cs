namespace ProgramFlows.Workflows.Programmes;

/// <summary>A public holiday.</summary>
/// <param name="On">The day.</param>
/// <param name="Name">Its name.</param>
/// <param name="NeedsConfirmation">True until the cabinet has announced the day (lunar and substitution days of years
/// to come).</param>
public sealed record Holiday(DateOnly On, LocalizedText Name, bool NeedsConfirmation);
