using ProgramFlows.Web.Parts;

namespace ProgramFlows.Web.SignIn;

/// <summary>Where one writes the code.</summary>
/// <param name="Address">Where it went, if anybody has the address.</param>
/// <param name="IsOwnDevice">Whether the session is to last.</param>
/// <param name="Mistakes">What is to be corrected.</param>
public sealed record ShownCode(string Address, bool IsOwnDevice, IReadOnlyList<Mistake> Mistakes);
