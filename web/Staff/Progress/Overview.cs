using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Web.Staff.Progress;

/// <summary>What the overview shows.</summary>
/// <param name="Today">The day in Thailand.</param>
/// <param name="Years">Every programme year, with its networks by province and step.</param>
/// <param name="Overdue">What is overdue.</param>
/// <param name="Messages">Messages behind and ahead; null for whoever is not to see them.</param>
public sealed record Overview(
    DateOnly Today, IReadOnlyList<YearProgress> Years, OverdueTasks Overdue, MessageOutlook? Messages);
