using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Digests;

/// <summary>
/// Sends a step of a morning's messages and says how many. The ledger has a message before it is sent, so that one that
/// was under way when the process ended is sent again under the same key, and none is forgotten.
/// </summary>
/// <param name="board">The notices and the ledger.</param>
/// <param name="sender">The channel.</param>
/// <param name="site">Where the links lead.</param>
public sealed class SendDigests(
    INoticeBoard board, IMessageSender sender, SiteAddress site) : Activity<SendDigestsInput, int>
{
    private const int AtATime = 500;

    /// <summary>Its name in histories.</summary>
    public static ActivityName<SendDigestsInput, int> Name { get; } = new("SendDigests");

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ActivityContext context, SendDigestsInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var digests = await board.BundleAsync(input.Day, input.At, input.Round, AtATime, context.Cancellation);
        var outcomes = new List<DeliveryOutcome>(digests.Count);
        foreach (var digest in digests)
        {
            outcomes.Add(await SendAsync(DigestComposer.Compose(digest, site, input.At), context.Cancellation));
        }

        await board.NoteAsync(outcomes, input.At, context.Cancellation);
        return digests.Count;
    }

    private async Task<DeliveryOutcome> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(message, cancellationToken);
            return new DeliveryOutcome(message.Key, MessageState.Sent, message.Subject);
        }
        catch (MessageRefusedException)
        {
            return new DeliveryOutcome(message.Key, MessageState.Refused, message.Subject);
        }
    }
}
