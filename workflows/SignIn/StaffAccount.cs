namespace ProgramFlows.Workflows.SignIn;

/// <summary>
/// An account of an organisation's own sign-in: what is never given to anybody else, and no address, which may be.
/// </summary>
/// <param name="Issuer">Who vouches for it: the issuer, with Entra the tenant.</param>
/// <param name="Subject">The account there: the subject, with Entra the object id.</param>
public sealed record StaffAccount(string Issuer, string Subject);
