namespace ProgramFlows.Workflows.SignIn;

/// <summary>What came of a code or a link.</summary>
public enum SignInOutcome
{
    /// <summary>Somebody has signed in.</summary>
    Entered,

    /// <summary>It was right; several people share the address, and one says who one is.</summary>
    Choose,

    /// <summary>It is not the code that was sent, or none was: which of both is told to nobody.</summary>
    Wrong,

    /// <summary>Its time has passed.</summary>
    Expired,

    /// <summary>It was used, or a newer one has replaced it.</summary>
    Spent,

    /// <summary>It was tried too often.</summary>
    TriedTooOften,

    /// <summary>This browser has asked for nothing.</summary>
    NothingAsked,
}
