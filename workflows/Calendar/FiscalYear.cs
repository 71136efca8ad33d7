namespace ProgramFlows.Workflows.Calendar;

/// <summary>A Thai fiscal year (ปีงบประมาณ): 1 October of the year before to 30 September.</summary>
/// <param name="BuddhistYear">The year, Buddhist era: 2570 is 1 October 2026 to 30 September 2027.</param>
public readonly record struct FiscalYear(int BuddhistYear)
{
    /// <summary>Buddhist era less common era.</summary>
    public const int EraOffset = 543;

    private const int FirstMonth = 10;

    /// <summary>1 October.</summary>
    public DateOnly FirstDay => new(BuddhistYear - EraOffset - 1, FirstMonth, 1);

    /// <summary>30 September.</summary>
    public DateOnly LastDay => FirstDay.AddYears(1).AddDays(-1);

    /// <summary>The fiscal year that a day belongs to.</summary>
    public static FiscalYear Of(DateOnly day) => new(day.Year + EraOffset + (day.Month >= FirstMonth ? 1 : 0));

    /// <summary>Whether a day belongs to it.</summary>
    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;
}
