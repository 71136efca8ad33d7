using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>The installation's channel as administrators see it.</summary>
public interface IChannelReader
{
    /// <summary>How it stands and what waits for it; null to those who may do nothing with it.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="test">The command that tried it just now; null where none did.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SeenChannel?> FindAsync(
        Viewer viewer, Channel channel, CommandId? test, CancellationToken cancellationToken);
}
