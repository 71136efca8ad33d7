using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>
/// Who looks at what was handed in. Silence never accepts anything: the reviewer is reminded until there is an answer.
/// </summary>
/// <param name="By">The reviewer.</param>
/// <param name="WorkingDays">Working days after which the reviewer is reminded, and reminded again.</param>
/// <param name="GraceDays">Days after the year's end in which what was handed in can still be reviewed.</param>
public sealed record ReviewRule(Role By, int WorkingDays, int GraceDays);
