namespace ProgramFlows.Workflows.SignIn;

/// <summary>What somebody is told of their account.</summary>
public enum AccountLetterKind
{
    /// <summary>Their address is another from now on; told to the one before.</summary>
    AddressLeft,

    /// <summary>This address is theirs from now on.</summary>
    AddressTaken,

    /// <summary>A code was given to them by telephone.</summary>
    CodeGiven,
}
