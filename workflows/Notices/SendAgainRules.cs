using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Which messages people may send again: today's of a morning and those of some days about urgent matters, while they
/// are still true, when they have not arrived or may not have. Pure.
/// </summary>
public static class SendAgainRules
{
    private const int DaysOfUrgent = 7;

    /// <summary>The first day of which messages about urgent matters are still sent.</summary>
    public static DateOnly FirstOfUrgent(DateOnly today) => today.AddDays(-DaysOfUrgent);

    /// <summary>Why a message cannot be sent again; null when it can.</summary>
    public static Refusal? Decide(SentBefore message, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Kind switch
        {
            MessageKind.Digest => Decide(message, message.On == today ? null : Refusal.DigestTooOld),
            MessageKind.RedRisk => Decide(
                message,
                message.IsAnswered ? Refusal.AnsweredAlready
                    : message.On < FirstOfUrgent(today) ? Refusal.UrgentMessageTooOld
                    : null),
            MessageKind.SignInCode or MessageKind.AccountLetter or MessageKind.Test =>
                Refusal.MessageNotSentAgain,
        };
    }

    private static Refusal? Decide(SentBefore message, Refusal? tooLate) => message.State switch
    {
        MessageState.Pending or MessageState.Held or MessageState.Sending or MessageState.Accepted
            or MessageState.Delivered or MessageState.Deferred => Refusal.MessageUnderWay,
        MessageState.Suppressed => Refusal.MessageNotSentAgain,
        MessageState.Bounced or MessageState.Failed or MessageState.Unknown =>
            tooLate
            ?? (!message.HasAddress ? Refusal.NoAddress
                : message.IsAddressBounced ? Refusal.AddressBounced
                : null),
    };
}
