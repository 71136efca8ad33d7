using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>
/// A programme of one fiscal year: what is to be done, by when, and who is told. It is read when the year's
/// orchestration starts and then travels with it; a file edited later changes only what starts afterwards. What a
/// release before could not say is missing in what it kept, and has its default here.
/// </summary>
/// <param name="Id">Its id, the same every year; lower-case letters, digits and <c>-</c>.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="Version">The version of this text.</param>
/// <param name="Name">Its name.</param>
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
    /// <summary>The phases that a network goes through, in their order; empty when the programme has none.</summary>
    public IReadOnlyList<PhaseDefinition> Phases { get; init; } = [];

    /// <summary>The roles that it uses, and how it calls them; empty for all, by their usual names.</summary>
    public IReadOnlyList<ProgrammeRole> Roles { get; init; } = [];

    /// <summary>What it wants to reach; null when it does not say.</summary>
    public ProgrammeTarget? Target { get; init; }

    /// <summary>What the help pages show.</summary>
    public ProgrammeCatalogues Catalogues { get; init; } = ProgrammeCatalogues.None;

    /// <summary>The report of each quarter; null when there is none.</summary>
    public QuarterlyReportDefinition? QuarterlyReport { get; init; }

    /// <summary>The assessment of risks; null when there is none.</summary>
    public RiskAssessmentDefinition? RiskAssessment { get; init; }

    /// <summary>The fiscal year as days.</summary>
    public FiscalYear Year => new(FiscalYear);

    /// <summary>The days off in a province, or, where it is null, in the whole country; earliest first.</summary>
    public IReadOnlyList<DateOnly> DaysOffIn(string? province) =>
    [
        .. Holidays.Where(h => h.OnlyIn is not { } some || (province is not null && some.Contains(province)))
            .Select(h => h.On),
    ];

    /// <summary>The phase of a network; null when the programme has none.</summary>
    /// <param name="firstYear">The fiscal year in which the network began, Buddhist era.</param>
    public PhaseDefinition? PhaseOf(int firstYear) =>
        Phases.LastOrDefault(p => p.FromYear <= Math.Max(1, FiscalYear - firstYear + 1));

    /// <summary>A task; null when there is none of that id.</summary>
    public TaskDefinition? FindTask(string id) => Steps.SelectMany(s => s.Tasks).FirstOrDefault(t => t.Id == id);
}
