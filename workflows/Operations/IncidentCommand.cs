using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Operations;

/// <summary>A command about an incident.</summary>
/// <param name="Id">The command's id: the same command given twice is done once.</param>
/// <param name="Incident">The incident's id.</param>
/// <param name="Actor">Who gives it.</param>
/// <param name="At">When, UTC.</param>
public sealed record IncidentCommand(CommandId Id, string Incident, Actor Actor, DateTimeOffset At);
