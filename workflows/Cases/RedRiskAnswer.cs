using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Cases;

/// <summary>The command that says what was done about a red risk.</summary>
/// <param name="Id">The command's id: the same command given twice is done once.</param>
/// <param name="HandIn">The command that handed the red risk in.</param>
/// <param name="Done">What was done, in words.</param>
/// <param name="Actor">Who says it.</param>
/// <param name="At">When, UTC.</param>
public sealed record RedRiskAnswer(CommandId Id, CommandId HandIn, string Done, Actor Actor, DateTimeOffset At);
