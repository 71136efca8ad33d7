using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.Cases;

/// <summary>
/// Sends the messages about a red risk and says how many there were to send. The ledger has a message before it is
/// sent, so that none is forgotten.
/// </summary>
/// <param name="post">The messages.</param>
/// <param name="dispatch">The way out.</param>
/// <param name="site">Where the link leads.</param>
/// <param name="from">From whom messages come.</param>
public sealed class SendRedRiskMessages(
    IRedRiskPost post, MessageDispatch dispatch, SiteAddress site, SenderIdentity from)
    : Activity<SendRedRiskMessagesInput, int>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<SendRedRiskMessagesInput, int> Name { get; } = new("SendRedRiskMessages");

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ActivityContext context, SendRedRiskMessagesInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var messages = await post.TakeAsync(input.HandIn, input.At, context.Cancellation);
        var isHeld = (await dispatch.OpenAsync(context.Cancellation)).IsHeld;
        var waiting = 0;
        foreach (var message in messages)
        {
            var state = await dispatch.SendAsync(
                RedRiskComposer.Compose(message, site, from, input.At),
                MessageKind.RedRisk,
                input.At,
                context.Cancellation);
            waiting += state is MessageState.Deferred or MessageState.Held or null ? 1 : 0;
        }

        // The engine asks again, ever slower, for some days.
        return waiting == 0 ? messages.Count : throw new CarrierAwayException(
            $"{waiting} of {messages.Count} messages about a red risk wait"
            + (isHeld ? ". See 'programflows channels status': it is held." : " until the carrier takes them."));
    }
}

/// <summary>What <see cref="SendRedRiskMessages"/> is given.</summary>
/// <param name="HandIn">The command that handed the red risk in.</param>
/// <param name="At">When, UTC.</param>
public sealed record SendRedRiskMessagesInput(CommandId HandIn, DateTimeOffset At);
