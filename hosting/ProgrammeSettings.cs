using System.Net;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Web.SignIn.Staff;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Hosting;

/// <summary>What differs from one installation of the programme to the next, whatever hosts it.</summary>
/// <param name="Site">Where the pages are as people reach them, for links in messages.</param>
/// <param name="MailFolder">The folder in which messages are laid down; null where the host brings a channel.</param>
/// <param name="ProgramsFolder">The folder of the programmes.</param>
public sealed record ProgrammeSettings(Uri Site, string? MailFolder, string ProgramsFolder)
{
    /// <summary>The archive's container; null where there is no archive.</summary>
    public Uri? ArchiveContainer { get; init; }

    /// <summary>The folder in which files of evidence are kept; null where a container is named.</summary>
    public string? EvidenceFolder { get; init; }

    /// <summary>The container in which files of evidence are kept; null where a folder is named.</summary>
    public Uri? EvidenceContainer { get; init; }

    /// <summary>The account at SendGrid that carries messages; null where none does.</summary>
    public SendGridOptions? SendGrid { get; init; }

    /// <summary>The SMTP server that carries messages; null where none does. With neither they are laid down in the
    /// folder.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>From whom messages come.</summary>
    public SenderIdentity Sender { get; init; } = new();

    /// <summary>How long codes and sessions hold, and how often they may be tried; whoever opens the store gives it
    /// them.</summary>
    public SignInSettings SignIn { get; init; } = new();

    /// <summary>The proxies whose word is taken for a client's address and for TLS; nobody else's is.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether nothing is answered in the clear, since a named proxy speaks TLS for the site.</summary>
    public bool IsTlsRequired { get; init; }

    /// <summary>The sign-in of an organisation whose staff come in by their own accounts; null where there is none.
    /// </summary>
    public StaffSignIn? Staff { get; init; }

    /// <summary>The address of the first administrator, where a setting names one; null otherwise.</summary>
    public string? FirstAdministrator { get; init; }

    /// <summary>The only domains that may be written to, for a test installation; null where all may.</summary>
    public IReadOnlyList<string>? OnlyDomains { get; init; }

    /// <summary>How fast messages that can wait leave the machine.</summary>
    public SendingPace Pace { get; init; } = new();

    /// <summary>Whether the networks and people are simulated, so that every page says so.</summary>
    public bool IsDemo { get; init; }
}
