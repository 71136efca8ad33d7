namespace ProgramFlows.Web.SignIn.Staff;

/// <summary>An account that may become somebody's.</summary>
/// <param name="Name">What people call their accounts there.</param>
public sealed record ShownStaffLink(string Name);
