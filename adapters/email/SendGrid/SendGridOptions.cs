using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>The account at SendGrid, and from whom messages come.</summary>
public sealed record SendGridOptions
{
    private static readonly Uri World = new("https://api.sendgrid.com");
    private static readonly Uri Europe = new("https://api.eu.sendgrid.com");

    /// <summary>The key of the account; it needs the right to send mail, and no other.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The name in the From header.</summary>
    public string FromName { get; init; } = SenderIdentity.UsualName;

    /// <summary>The address in the From header; its domain is one that the account may send from.</summary>
    public required string FromAddress { get; init; }

    /// <summary>
    /// Whether messages are handled and kept within the European Union; the account needs a subuser there, whose key
    /// this is.
    /// </summary>
    public bool IsEuropean { get; init; }

    /// <summary>
    /// Where the API is; by <see cref="IsEuropean"/> where nothing is named. Without TLS only on this machine.
    /// </summary>
    public Uri? Host { get; init; }

    /// <summary>How long one message may take, from looking up the address of the API to its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How events come in; null where nobody reports.</summary>
    public SendGridReportOptions? Reports { get; init; }

    /// <summary>What carries requests; the usual sockets when null.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock of timeouts and of waits that SendGrid asks for.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the API is, after all.</summary>
    internal Uri Api => Host ?? (IsEuropean ? Europe : World);

    /// <summary>Nothing of the key: records are written into logs.</summary>
    public override string ToString() => $"SendGrid at {Api}";
}
