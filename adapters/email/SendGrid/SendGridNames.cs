namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>What both ways, out and back, call things.</summary>
internal static class SendGridNames
{
    /// <summary>The carrier.</summary>
    public const string Carrier = "sendgrid";

    /// <summary>
    /// The argument with our key, which comes back with every event. SendGrid keeps arguments for ever and its staff
    /// may read them: never anything of a person in one.
    /// </summary>
    public const string KeyArgument = "message_key";
}
