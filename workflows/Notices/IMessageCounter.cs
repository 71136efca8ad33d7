namespace ProgramFlows.Workflows.Notices;

/// <summary>How messages get on in all, for whoever watches over the installation. It names none.</summary>
public interface IMessageCounter
{
    /// <summary>Counts them.</summary>
    /// <param name="since">How far back what came back and what is in doubt are counted, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<MessageCounts> CountAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
