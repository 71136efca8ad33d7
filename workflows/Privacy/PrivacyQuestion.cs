using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Privacy;

/// <summary>The command by which somebody asks to have their data corrected or erased.</summary>
/// <param name="Id">The command's id: the same command given twice is done once.</param>
/// <param name="Kind">What they ask.</param>
/// <param name="Words">What is wrong, or why.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="At">When, UTC.</param>
public sealed record PrivacyQuestion(
    CommandId Id, PrivacyRequestKind Kind, string Words, Actor Actor, DateTimeOffset At);
