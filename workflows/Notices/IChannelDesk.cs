namespace ProgramFlows.Workflows.Notices;

/// <summary>What operators do with channels.</summary>
public interface IChannelDesk
{
    /// <summary>Every channel of which something has been said, by name.</summary>
    Task<IReadOnlyList<ChannelStanding>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Opens a channel for the pages' address that it has now, and lifts what a restore has held.</summary>
    Task ReleaseAsync(Channel channel, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Holds a channel until it is released.</summary>
    /// <param name="name">Its carrier's name.</param>
    /// <param name="reason">Why, in one line for operators.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task HoldAsync(string name, string reason, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Holds every channel, also those to come, until one is released: this is a copy.</summary>
    Task HoldAllAsync(string reason, DateTimeOffset at, CancellationToken cancellationToken);
}
