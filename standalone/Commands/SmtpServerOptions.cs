using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Standalone.Commands;

/// <summary>The server that carries messages, and whom they may go to, on the command line.</summary>
internal sealed class SmtpServerOptions
{
    private const int LargestFile = 64 * 1024;

    private readonly Option<string?> _server = new Option<string?>("--smtp")
    {
        Description = "The SMTP server that carries messages, such as mail.example.org:587; left out, they are laid "
            + "down in the data folder. Nothing goes out before 'programflows channels test' and 'channels release'.",
    }.NotEmpty();

    private readonly Option<SmtpSecurity> _security = new("--smtp-security")
    {
        Description = "StartTls, ImplicitTls (port 465), or None for a server on this machine.",
        DefaultValueFactory = _ => SmtpSecurity.StartTls,
    };

    private readonly Option<string?> _user = new Option<string?>("--smtp-user")
    {
        Description = "The account at the SMTP server.",
    }.NotEmpty();

    private readonly Option<string?> _passwordFile = new Option<string?>("--smtp-password-file")
    {
        Description = "The file with its password, readable by this user alone.",
    }.NotEmpty();

    private readonly Option<string?> _authorityFile = new Option<string?>("--smtp-authority-file")
    {
        Description = "The certificate (PEM) of an own authority that vouches for the SMTP server.",
    }.NotEmpty();

    private readonly Option<string?> _from = new Option<string?>("--sender-address")
    {
        Description = "The address that messages come from; needed with a server.",
    }.NotEmpty();

    private readonly Option<string[]?> _domains = new("--only-domain")
    {
        Description = "For a test installation: the only domain that may be written to; may be given several times.",
    };

    private readonly Option<int> _pace = new Option<int>("--mails-a-minute")
    {
        Description = "How many messages leave in a minute at the most; codes and red risks wait for nobody.",
        DefaultValueFactory = _ => SendingPace.Usual,
    };

    public IEnumerable<Option> All => [_server, _security, _user, _passwordFile, _authorityFile, _from, _domains];

    public Option Pace => _pace;

    /// <exception cref="IOException">It cannot be kept.</exception>
    public SendingPace PaceOf(ParseResult parsed)
    {
        try
        {
            return new SendingPace(parsed.GetValue(_pace));
        }
        catch (ArgumentException e)
        {
            throw new IOException($"--mails-a-minute: {e.Message}", e);
        }
    }

    /// <summary>The address that messages come from; null where none is named.</summary>
    public string? FromOf(ParseResult parsed) => parsed.GetValue(_from);

    /// <exception cref="IOException">A part of it is missing or cannot be read.</exception>
    public SmtpOptions? ServerOf(ParseResult parsed)
    {
        if (parsed.GetValue(_server) is not { } written)
        {
            return null;
        }

        if (parsed.GetValue(_from) is not { } from)
        {
            throw new IOException("--smtp needs --sender-address: the address that messages come from.");
        }

        if (!Uri.TryCreate($"smtp://{written}", UriKind.Absolute, out var server) || server.PathAndQuery != "/")
        {
            throw new IOException($"'{written}' is no server. Write --smtp like mail.example.org:587.");
        }

        var options = new SmtpOptions
        {
            Host = server.Host,
            Port = server.IsDefaultPort ? SmtpOptions.UsualPort : server.Port,
            Security = parsed.GetValue(_security),
            User = parsed.GetValue(_user),
            Password = parsed.GetValue(_passwordFile) is { } file
                ? NamedFile.TextIn(file, "password", LargestFile)
                : null,
            Authority = parsed.GetValue(_authorityFile) is { } pem ? AuthorityIn(pem) : null,
            FromAddress = from,
        };
        try
        {
            options.Validate();
            return options;
        }
        catch (ArgumentException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <exception cref="IOException">One of them is no domain.</exception>
    public IReadOnlyList<string>? DomainsOf(ParseResult parsed)
    {
        var domains = parsed.GetValue(_domains) is { Length: > 0 } given ? given : null;
        try
        {
            _ = new AllowedDomains(domains);
            return domains;
        }
        catch (ArgumentException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static X509Certificate2 AuthorityIn(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(NamedFile.TextIn(file, "certificate", LargestFile));
        }
        catch (CryptographicException e)
        {
            throw new IOException($"'{file}' does not hold a certificate in PEM. Name the authority's own.", e);
        }
    }
}
