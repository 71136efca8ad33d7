namespace ProgramFlows.Adapters.Email.Smtp;

/// <summary>How far the way to a server's word about a message has come.</summary>
internal enum SmtpStep
{
    /// <summary>The server is looked for and greeted.</summary>
    Reaching,

    /// <summary>It offers STARTTLS, and is asked for it.</summary>
    Securing,

    /// <summary>Our account is named.</summary>
    SigningIn,

    /// <summary>Sender and recipient are named; nothing of the message has left.</summary>
    Addressing,

    /// <summary>The message is on its way, wholly or in part.</summary>
    HandingOver,
}
