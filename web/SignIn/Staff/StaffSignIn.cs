namespace ProgramFlows.Web.SignIn.Staff;

/// <summary>The sign-in of an organisation whose staff come in by their own accounts.</summary>
/// <param name="Authority">Who vouches for them: the address of its OpenID Connect.</param>
/// <param name="ClientId">What these pages are called there.</param>
/// <param name="ClientSecret">What proves it; never in a log.</param>
/// <param name="Name">What people call their accounts there.</param>
public sealed record StaffSignIn(Uri Authority, string ClientId, string ClientSecret, string Name)
{
    private const string Entra = "login.microsoftonline.com";

    /// <summary>
    /// Whether accounts are told apart by tenant and object id, as Entra asks for; elsewhere by issuer and subject.
    /// </summary>
    public bool HasTenants { get; init; } =
        string.Equals(Authority.Host, Entra, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Authority} ({ClientId})";
}
