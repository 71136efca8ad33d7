namespace ProgramFlows.Workflows.People;

/// <summary>
/// When nothing that can wait is sent to somebody, Bangkok time. Codes to sign in and red risks come at any time.
/// </summary>
/// <param name="From">From when, in the evening.</param>
/// <param name="Until">Until when, in the morning.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>Those of whoever has chosen none.</summary>
    public static QuietHours Usual { get; } = new(new TimeOnly(20, 0), new TimeOnly(7, 0));

    /// <summary>Whether a time of day is among them.</summary>
    public bool IsQuiet(TimeOnly at) => at.IsBetween(From, Until);
}
