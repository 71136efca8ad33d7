using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Somebody asks to be let in. It is written down whoever has the address, or nobody.</summary>
/// <param name="Address">The address that was written.</param>
/// <param name="Language">The language of the page.</param>
/// <param name="Network">The network address it came from.</param>
/// <param name="Former">What this browser was given when it asked before, so that the new code replaces the one before;
/// null when it has not.</param>
/// <param name="Back">The page to go to afterwards, a path of this site.</param>
/// <param name="At">When, UTC.</param>
public sealed record SignInRequest(
    EmailAddress Address, Language Language, string Network, string? Former, string Back, DateTimeOffset At);
