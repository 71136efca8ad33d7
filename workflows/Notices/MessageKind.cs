namespace ProgramFlows.Workflows.Notices;

/// <summary>What a message in the ledger is. The numbers stand in stores.</summary>
public enum MessageKind
{
    /// <summary>A morning's message.</summary>
    Digest = 0,

    /// <summary>A message about a red risk.</summary>
    RedRisk = 1,

    /// <summary>A code to sign in with; its content stands nowhere.</summary>
    SignInCode = 2,

    /// <summary>What somebody is told of their account; its content stands nowhere.</summary>
    AccountLetter = 3,

    /// <summary>A message that tries a channel; it goes out although the channel is held.</summary>
    Test = 4,
}
