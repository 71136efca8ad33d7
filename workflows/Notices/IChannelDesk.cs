using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>What operators and administrators do with channels.</summary>
public interface IChannelDesk
{
    /// <summary>Every channel of which something has been said, by name.</summary>
    Task<IReadOnlyList<ChannelStanding>> AllAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Opens a channel for the pages' address that it has now, and lifts what a restore has held; refused where it has
    /// not taken a test message under that address (<see cref="ChannelRules.WhyNotRelease"/>).
    /// </summary>
    Task<CommandResult> ReleaseAsync(
        CommandId id, Channel channel, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Holds a channel until it is released; what holds it already stays the reason.</summary>
    /// <param name="id">The command's id.</param>
    /// <param name="name">Its carrier's name.</param>
    /// <param name="reason">Why, in one line for operators.</param>
    /// <param name="actor">Who holds it.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<CommandResult> HoldAsync(
        CommandId id,
        string name,
        string reason,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Holds every channel, also those to come, until one is released: this is a copy.</summary>
    Task HoldAllAsync(string reason, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes the wish to try a channel, before the test message of that id is handed over.</summary>
    /// <param name="id">The command's id.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="to">Whom the test message is for.</param>
    /// <param name="actor">Who tries it.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<CommandResult> AskForTestAsync(
        CommandId id,
        Channel channel,
        Person to,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Notes what became of a test message, by the ledger: a channel that took it is tested.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="key">The message's key.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ChannelTrial> NoteTestAsync(
        Channel channel, string key, DateTimeOffset at, CancellationToken cancellationToken);
}
