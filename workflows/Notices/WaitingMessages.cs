using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Cases;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Sends what has waited since the morning: a carrier put it off, its channel was held, or somebody sends it again. Of
/// an earlier day nothing goes out.
/// </summary>
/// <param name="board">The notices.</param>
/// <param name="urgent">The messages about red risks.</param>
/// <param name="dispatch">The way out.</param>
/// <param name="site">Where the links lead.</param>
/// <param name="from">From whom messages come.</param>
public sealed class WaitingMessages(
    INoticeBoard board, IRedRiskPost urgent, MessageDispatch dispatch, SiteAddress site, SenderIdentity from)
{
    private const int AtATime = 50;

    /// <summary>Sends a step of what may go now.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <returns>How many were handed over.</returns>
    public async Task<int> SendAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var step = await dispatch.OpenAsync(cancellationToken);
        if (step.IsHeld)
        {
            return 0;
        }

        var sent = 0;
        foreach (var message in await urgent.WaitingAsync(at, AtATime, cancellationToken))
        {
            var state = await dispatch.SendAsync(
                RedRiskComposer.Compose(message, site, from, at), MessageKind.RedRisk, at, cancellationToken);
            sent += state is null or MessageState.Held ? 0 : 1;
        }

        var most = Math.Min(step.Room, AtATime);
        foreach (var digest in await board.WaitingAsync(ThaiTime.DayOf(at), at, most, cancellationToken))
        {
            if (dispatch.IsOver(step))
            {
                break;
            }

            var state = await dispatch.SendAsync(
                DigestComposer.Compose(digest, site, from, at), MessageKind.Digest, at, cancellationToken);
            sent += state is null or MessageState.Held ? 0 : 1;
        }

        return sent;
    }
}
