using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Web;

/// <summary>What the overview shows.</summary>
/// <param name="Today">The day in Thailand.</param>
/// <param name="Years">Every programme year, with its networks by province and step.</param>
/// <param name="Overdue">What is overdue.</param>
/// <param name="Messages">Messages behind and ahead.</param>
public sealed record Overview(
    DateOnly Today, IReadOnlyList<YearProgress> Years, OverdueTasks Overdue, MessageOutlook Messages);
