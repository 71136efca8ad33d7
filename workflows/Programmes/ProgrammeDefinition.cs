namespace ProgramFlows.Workflows.Programmes;

/// <summary>
/// A programme of one fiscal year: what is to be done, by when, and who is told. It is read when the year's
/// orchestration starts and then travels with it; a file edited later changes only what starts afterwards.
/// </summary>
/// <param name="Id">Its id, the same every year; lower-case letters, digits and <c>-</c>.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="Version">The version of this text.</param>
/// <param name="Name">Its name.</param>
/// <param name="Phase">The phase of the five-year plan it belongs to.</param>
/// <param name="RungsAt">When reminders of a day are queued, Bangkok time; before <paramref name="DigestAt"/>.</param>
/// <param name="DigestAt">When a working day's messages go out, Bangkok time.</param>
/// <param name="CatchUpDays">How long a network that joins late has for tasks of steps whose window has closed.</param>
/// <param name="Reminders">The reminder ladder, earliest rung first.</param>
/// <param name="Review">Who looks at what was handed in.</param>
/// <param name="Extension">How far a due date can be moved.</param>
/// <param name="WaivedBy">Who may waive a task.</param>
/// <param name="Holidays">The public holidays of the year, earliest first.</param>
/// <param name="Steps">The steps in order of their numbers.</param>
public sealed record ProgrammeDefinition(
    string Id,
    int FiscalYear,
    string Version,
    LocalizedText Name,
    LocalizedText Phase,
    TimeOnly RungsAt,
    TimeOnly DigestAt,
    int CatchUpDays,
    IReadOnlyList<Reminder> Reminders,
    ReviewRule Review,
    ExtensionRule Extension,
    Role WaivedBy,
    IReadOnlyList<Holiday> Holidays,
    IReadOnlyList<StepDefinition> Steps)
{
    /// <summary>The fiscal year as days.</summary>
    public FiscalYear Year => new(FiscalYear);
}
