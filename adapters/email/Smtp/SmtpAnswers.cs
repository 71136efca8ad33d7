using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Email.Smtp;

/// <summary>
/// What a server's answers mean. Its own words are never passed on: most servers repeat the address in them.
/// </summary>
internal static partial class SmtpAnswers
{
    private const int ServiceClosing = 421;
    private const int TooLarge = 552;
    private const int FirstOfForever = 500;

    private static readonly int[] NoEntry = [530, 534, 535, 538];
    private static readonly int[] NoSuchMailbox = [550, 551, 553];

    /// <summary>What the server's last word to a message that it took on says.</summary>
    public static CarrierAnswer Accepted(string response) =>
        new(CarrierVerdict.Accepted, QueueId().Match(response) is { Success: true } id ? id.Groups[1].Value : null);

    /// <summary>Whether nothing more can be said on a connection; a refusal alone leaves it as it was.</summary>
    public static bool EndsConnection(Exception failure) =>
        failure is not SmtpCommandException { StatusCode: not (SmtpStatusCode)ServiceClosing };

    /// <summary>What a failure means.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="hasBegun">Whether something of the message may have arrived.</param>
    public static CarrierAnswer Of(Exception failure, bool hasBegun) => failure switch
    {
        SmtpCommandException refused => OfRefusal(refused),
        AuthenticationException or ServiceNotAuthenticatedException => new CarrierAnswer(
            CarrierVerdict.ChannelRefused,
            Reason: "The SMTP server does not take the account's name and password. Correct them, then release the "
                + "channel."),
        NotSupportedException => new CarrierAnswer(
            CarrierVerdict.ChannelRefused,
            Reason: "The SMTP server offers no STARTTLS, and nothing is sent in the clear. Give the right port, or "
                + "name the security that it offers; then release the channel."),
        SslHandshakeException => new CarrierAnswer(
            CarrierVerdict.ChannelRefused,
            Reason: "The SMTP server's TLS failed: its certificate does not bear its name, has run out, or comes "
                + "from an authority that is not known here. Mend it, then release the channel."),
        _ when hasBegun => new CarrierAnswer(
            CarrierVerdict.Unknown,
            Reason: $"The SMTP server gave no answer after the message was handed over ({failure.GetType().Name})."),
        _ => new CarrierAnswer(
            CarrierVerdict.Deferred,
            Reason: $"The SMTP server was not reached, or went away before it had the message "
                + $"({failure.GetType().Name})."),
    };

    private static CarrierAnswer OfRefusal(SmtpCommandException refused)
    {
        var code = (int)refused.StatusCode;
        var detail = Detail().Match(refused.Message).Value;
        var reason = $"The SMTP server answered {code}{(detail.Length > 0 ? $" {detail}" : "")} to "
            + refused.ErrorCode switch
            {
                SmtpErrorCode.SenderNotAccepted => "our address.",
                SmtpErrorCode.RecipientNotAccepted => "the person's address.",
                SmtpErrorCode.MessageNotAccepted => "the message.",
                SmtpErrorCode.UnexpectedStatusCode => "a command.",
            };
        var verdict = code < FirstOfForever || code == ServiceClosing ? CarrierVerdict.Deferred
            : NoEntry.Contains(code) ? CarrierVerdict.ChannelRefused
            : code == TooLarge ? CarrierVerdict.Failed
            : refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && IsAboutTheMailbox(code, detail)
                ? CarrierVerdict.Bounced
            : refused.ErrorCode == SmtpErrorCode.SenderNotAccepted ? CarrierVerdict.ChannelRefused
            : CarrierVerdict.Failed;
        return new CarrierAnswer(verdict, Reason: reason);
    }

    // 5.1.x speaks of addresses, 5.7.x of policy; who says nothing more than 550 speaks of the mailbox.
    private static bool IsAboutTheMailbox(int code, string detail) => detail.Length > 0
        ? detail.StartsWith("5.1.", StringComparison.Ordinal) || detail is "5.2.1" or "5.0.0"
        : NoSuchMailbox.Contains(code);

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Detail();

    [GeneratedRegex(@"queued as <?([A-Za-z0-9._-]{1,64})", RegexOptions.IgnoreCase)]
    private static partial Regex QueueId();
}
