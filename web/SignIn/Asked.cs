namespace ProgramFlows.Web.SignIn;

/// <summary>What a browser holds that has asked for a code.</summary>
/// <param name="Browser">What it proves itself with.</param>
/// <param name="Address">The address it gave; empty when it came by a link.</param>
internal sealed record Asked(string Browser, string Address);
