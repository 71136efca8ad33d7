using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Operations;

/// <summary>Where incidents are taken on and closed, by whoever may (<see cref="Access.AccessRules"/>).</summary>
public interface IIncidentDesk
{
    /// <summary>Makes whoever gives the command the one who sees to it.</summary>
    Task<CommandResult> TakeOnAsync(IncidentCommand command, CancellationToken cancellationToken);

    /// <summary>Closes it with what was done.</summary>
    Task<CommandResult> CloseAsync(IncidentCommand command, string done, CancellationToken cancellationToken);
}
