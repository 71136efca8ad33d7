using System.Security.Cryptography.X509Certificates;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Email.Smtp;

/// <summary>The server that takes messages on, and from whom they come.</summary>
public sealed record SmtpOptions
{
    /// <summary>The port on which servers take messages of their own users.</summary>
    public const int UsualPort = 587;

    private const int LastPort = 65_535;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    /// <summary>The server's name, which its certificate must bear.</summary>
    public required string Host { get; init; }

    /// <summary>The port.</summary>
    public int Port { get; init; } = UsualPort;

    /// <summary>How the way there is kept from being read.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>The account's name; null where the server asks for none.</summary>
    public string? User { get; init; }

    /// <summary>The account's password; with <see cref="User"/>, and never without TLS.</summary>
    public string? Password { get; init; }

    /// <summary>An organisation's own authority that vouches for the server; null for those that the system knows.
    /// </summary>
    public X509Certificate2? Authority { get; init; }

    /// <summary>The name in the From header.</summary>
    public string FromName { get; init; } = SenderIdentity.UsualName;

    /// <summary>The address in the From header.</summary>
    public required string FromAddress { get; init; }

    /// <summary>How long one message may take, from reaching the server to its last word.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of timeouts.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Nothing of the account: records are written into logs.</summary>
    public override string ToString() => $"{Host}:{Port}";

    /// <summary>Says what cannot be meant.</summary>
    /// <exception cref="ArgumentException">The server, the account, the sender's address or the time is not valid.
    /// </exception>
    public void Validate()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown || Port is < 1 or > LastPort)
        {
            throw new ArgumentException($"'{Host}:{Port}' is no server. Name it like mail.example.org:587.");
        }

        if (!Enum.IsDefined(Security))
        {
            throw new ArgumentException(
                $"'{Security}' is no way to an SMTP server. Name StartTls, ImplicitTls or None.");
        }

        if (User is null != Password is null || User is "" || Password is "")
        {
            throw new ArgumentException(
                "An account at the SMTP server has a name and a password. Give both, or none.");
        }

        if (User is not null && Security == SmtpSecurity.None)
        {
            throw new ArgumentException(
                "The account's password would go to the SMTP server in the clear. Use TLS, or no account.");
        }

        if (EmailAddress.WhyNot(FromAddress) is { } why)
        {
            throw new ArgumentException($"'{FromAddress}' is no address to send from. {why.En}");
        }

        if (Timeout <= TimeSpan.Zero || Timeout > LongestTimeout)
        {
            throw new ArgumentException($"A message may take {Timeout}. Give a time of at most {LongestTimeout}.");
        }
    }
}
