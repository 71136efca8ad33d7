namespace ProgramFlows.Adapters.Email.Smtp;

/// <summary>How the way to a server is kept from being read.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS on the usual port, asked for before anything is said; without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually on port 465.</summary>
    ImplicitTls,

    /// <summary>None: only for a server on this machine or in a closed network.</summary>
    None,
}
