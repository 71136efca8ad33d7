using ProgramFlows.Web.Parts;

namespace ProgramFlows.Web.SignIn;

/// <summary>Where one writes one's address.</summary>
/// <param name="Address">What was written.</param>
/// <param name="Back">Where one was going.</param>
/// <param name="Mistakes">What is to be corrected.</param>
public sealed record ShownSignIn(string Address, string Back, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>Whether an organisation's own sign-in has just failed.</summary>
    public bool HasStaffFailed { get; init; }
}
