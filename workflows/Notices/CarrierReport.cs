namespace ProgramFlows.Workflows.Notices;

/// <summary>A report of a carrier, read.</summary>
/// <param name="Standing">Whether it is to be believed.</param>
/// <param name="Events">What it says, of our messages alone; nothing of one that is not to be believed.</param>
/// <param name="Unread">How many of its entries could not be read.</param>
public sealed record CarrierReport(CarrierReportStanding Standing, IReadOnlyList<CarrierEvent> Events, int Unread = 0)
{
    /// <summary>One that is not to be believed.</summary>
    public static CarrierReport Refused(CarrierReportStanding standing) => new(standing, []);
}
