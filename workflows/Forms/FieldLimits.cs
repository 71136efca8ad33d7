namespace ProgramFlows.Workflows.Forms;

/// <summary>How much a field takes; null for what its kind takes.</summary>
/// <param name="Least">The least number or amount; of choices, rows, people or files the fewest.</param>
/// <param name="Most">The largest number or amount; of choices, rows, people or files the most.</param>
/// <param name="Longest">The most characters of a text.</param>
/// <param name="NotInFuture">Whether a day must have come when the form is handed in.</param>
public sealed record FieldLimits(
    decimal? Least = null, decimal? Most = null, int? Longest = null, bool NotInFuture = false);
