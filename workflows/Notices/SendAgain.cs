using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>The command by which a message is sent again.</summary>
/// <param name="Id">The command's id: the same command given twice is done once.</param>
/// <param name="Key">The message's key.</param>
/// <param name="Actor">Who sends it again.</param>
/// <param name="At">When, UTC.</param>
public sealed record SendAgain(CommandId Id, string Key, Actor Actor, DateTimeOffset At);
