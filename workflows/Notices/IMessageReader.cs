using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>What became of messages, for those who look after their readers.</summary>
public interface IMessageReader
{
    /// <summary>
    /// A page of the messages that somebody sees: offices those to people of their area, the programme's staff and
    /// administrators all; null for whoever sees none.
    /// </summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="after">Where to go on; null for the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="today">The day in Thailand.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<MessageLog?> LogAsync(
        Viewer viewer,
        MessageFilter filter,
        MessagePlace? after,
        int most,
        DateOnly today,
        CancellationToken cancellationToken);

    /// <summary>One message with its story.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="key">Its key.</param>
    /// <param name="today">The day in Thailand.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<MessageSight> FindAsync(Viewer viewer, string key, DateOnly today, CancellationToken cancellationToken);
}
