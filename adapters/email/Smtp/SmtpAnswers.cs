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

    // The first digit of an answer.
    private const int Yes = 2;
    private const int NotNow = 4;
    private const int Never = 5;

    private static readonly int[] NoEntry = [530, 534, 535, 538];
    private static readonly int[] NoSuchMailbox = [550, 551, 553, 556];

    /// <summary>What the server's last word to a message that it took on says.</summary>
    public static CarrierAnswer Accepted(string response) =>
        new(CarrierVerdict.Accepted, QueueId().Match(response) is { Success: true } id ? id.Groups[1].Value : null);

    /// <summary>
    /// Whether nothing more can be said on a connection; a refused message alone leaves it as it was.
    /// </summary>
    public static bool EndsConnection(Exception failure, SmtpStep step) =>
        step is SmtpStep.Reaching or SmtpStep.Securing or SmtpStep.SigningIn
        || failure is not SmtpCommandException { StatusCode: not (SmtpStatusCode)ServiceClosing };

    /// <summary>What a failure means.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="step">How far the message had come.</param>
    public static CarrierAnswer Of(Exception failure, SmtpStep step) => failure switch
    {
        SmtpCommandException refused => OfRefusal(refused, step),
        AuthenticationException { InnerException: SmtpCommandException { StatusCode: var code } }
            when Kind((int)code) == NotNow => new CarrierAnswer(
                CarrierVerdict.Deferred,
                Reason: $"The SMTP server answered {(int)code} to the account's name and password."),
        ServiceNotAuthenticatedException => new CarrierAnswer(
            CarrierVerdict.ChannelRefused,
            Reason: "The SMTP server asks for an account's name and password. Give them, then release the channel."),
        AuthenticationException => new CarrierAnswer(
            CarrierVerdict.ChannelRefused,
            Reason: "The SMTP server does not take the account's name and password. Correct them, then release the "
                + "channel."),
        NotSupportedException when step == SmtpStep.SigningIn => new CarrierAnswer(
            CarrierVerdict.ChannelRefused,
            Reason: "The SMTP server takes no account's name and password here. Give the port for users of its own, "
                + "or no account; then release the channel."),
        NotSupportedException => new CarrierAnswer(
            CarrierVerdict.ChannelRefused,
            Reason: "The SMTP server offers no STARTTLS, and nothing is sent in the clear. Give the right port, or "
                + "name the security that it offers; then release the channel."),
        SslHandshakeException { ServerCertificate: not null } => new CarrierAnswer(
            CarrierVerdict.ChannelRefused,
            Reason: "The SMTP server's certificate does not bear its name, has run out, or comes from an authority "
                + "that is not known here. Mend it, then release the channel."),
        SslHandshakeException { InnerException: not (OperationCanceledException or TimeoutException or IOException) } =>
            new CarrierAnswer(
                CarrierVerdict.ChannelRefused,
                Reason: "The SMTP server and this program do not agree on TLS. Give the right port, or name the "
                    + "security that it offers; then release the channel."),
        _ when step == SmtpStep.HandingOver => new CarrierAnswer(
            CarrierVerdict.Unknown,
            Reason: $"The SMTP server gave no answer after the message was handed over ({failure.GetType().Name})."),
        _ => new CarrierAnswer(
            CarrierVerdict.Deferred,
            Reason: $"The SMTP server was not reached, or went away before it had the message "
                + $"({failure.GetType().Name})."),
    };

    private static CarrierAnswer OfRefusal(SmtpCommandException refused, SmtpStep step)
    {
        var code = (int)refused.StatusCode;
        if (step == SmtpStep.HandingOver && Kind(code) == Yes)
        {
            // MailKit knows 250 alone; any other yes to a whole message is one too.
            return Accepted(refused.Message);
        }

        var detail = Detail().Match(refused.Message).Value;
        var what = refused.ErrorCode switch
        {
            SmtpErrorCode.SenderNotAccepted => "our address",
            SmtpErrorCode.RecipientNotAccepted => "the person's address",
            SmtpErrorCode.MessageNotAccepted => "the message",
            SmtpErrorCode.UnexpectedStatusCode => NameOf(step),
        };
        var verdict = VerdictOf(refused, code, detail, step);
        return new CarrierAnswer(
            verdict,
            Reason: $"The SMTP server answered {code}{(detail.Length > 0 ? $" {detail}" : "")} to {what}."
                + (verdict == CarrierVerdict.ChannelRefused
                    ? " Mend our settings, or have its own mended; then release the channel."
                    : ""));
    }

    private static string NameOf(SmtpStep step) => step switch
    {
        SmtpStep.Reaching => "our greeting",
        SmtpStep.Securing => "STARTTLS",
        SmtpStep.SigningIn => "our account",
        SmtpStep.Addressing or SmtpStep.HandingOver => "the message",
    };

    private static CarrierVerdict VerdictOf(SmtpCommandException refused, int code, string detail, SmtpStep step)
    {
        if (Kind(code) is not NotNow and not Never)
        {
            return step == SmtpStep.HandingOver ? CarrierVerdict.Unknown : CarrierVerdict.Deferred;
        }

        return code == ServiceClosing ? CarrierVerdict.Deferred
            : step == SmtpStep.Securing ? CarrierVerdict.ChannelRefused
            : Kind(code) == NotNow ? CarrierVerdict.Deferred
            : NoEntry.Contains(code) || step is SmtpStep.Reaching or SmtpStep.SigningIn
                ? CarrierVerdict.ChannelRefused
            : code == TooLarge ? CarrierVerdict.Failed
            : refused.ErrorCode == SmtpErrorCode.SenderNotAccepted || IsAboutUs(detail)
                ? CarrierVerdict.ChannelRefused
            : refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted
                && IsAboutTheMailbox(code, detail, refused.Message)
                ? CarrierVerdict.Bounced
            : CarrierVerdict.Failed;
    }

    private static int Kind(int code) => code / 100;

    // Many servers judge the sender only when they hear the recipient.
    private static bool IsAboutUs(string detail) => detail is "5.1.7" or "5.1.8";

    // 5.1.x speaks of addresses, 5.7.x of policy; who says nothing more than 550 speaks of the mailbox, but for servers
    // that carry nothing for strangers.
    private static bool IsAboutTheMailbox(int code, string detail, string words) => detail.Length > 0
        ? detail.StartsWith("5.1.", StringComparison.Ordinal) || detail is "5.2.1" or "5.0.0"
        : NoSuchMailbox.Contains(code) && !words.Contains("relay", StringComparison.OrdinalIgnoreCase);

    // Only at the start: further on the same figures may be part of an address.
    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}(?![\d.])")]
    private static partial Regex Detail();

    // Postfix, Exim and Exchange; an address is no name of a message.
    [GeneratedRegex(
        @"(?:queued as <?|\bid=|\bInternalId=)([A-Za-z0-9._-]{1,64})(?![A-Za-z0-9._@-])", RegexOptions.IgnoreCase)]
    private static partial Regex QueueId();
}
