using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Privacy;

/// <summary>The command by which a request about somebody's data is decided on.</summary>
/// <param name="Id">The command's id: the same command given twice is done once.</param>
/// <param name="Request">The command that made the request.</param>
/// <param name="IsGranted">Whether it is granted.</param>
/// <param name="Reason">What was done, or why not; whoever asked reads it.</param>
/// <param name="Actor">Who decides.</param>
/// <param name="At">When, UTC.</param>
public sealed record PrivacyAnswer(
    CommandId Id, CommandId Request, bool IsGranted, string Reason, Actor Actor, DateTimeOffset At);
