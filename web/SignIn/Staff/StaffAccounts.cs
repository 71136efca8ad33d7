using System.Security.Claims;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.SignIn.Staff;

/// <summary>Which account somebody has come by. No claim of an address or a name has a say in it.</summary>
internal static class StaffAccounts
{
    private const string Issuer = "iss";
    private const string Subject = "sub";
    private const string Tenant = "tid";
    private const string ObjectId = "oid";

    /// <summary>The account; null where what tells it apart is missing.</summary>
    public static StaffAccount? Of(ClaimsPrincipal? principal, StaffSignIn staff)
    {
        var (of, account) = staff.HasTenants ? (Tenant, ObjectId) : (Issuer, Subject);
        return principal?.FindFirst(of) is { Value.Length: > 0 } issuer
            && principal.FindFirst(account) is { Value.Length: > 0 } subject
                ? new StaffAccount(issuer.Value, subject.Value)
                : null;
    }
}
