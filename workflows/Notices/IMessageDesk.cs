using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Notices;

/// <summary>What staff do with messages.</summary>
public interface IMessageDesk
{
    /// <summary>Lets a message go out once more, with the next that have waited.</summary>
    Task<CommandResult> SendAgainAsync(SendAgain command, CancellationToken cancellationToken);
}
