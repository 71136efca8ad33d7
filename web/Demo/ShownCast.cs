namespace ProgramFlows.Web.Demo;

/// <summary>Whom one may be.</summary>
/// <param name="People">One of each role and state.</param>
/// <param name="Back">Where one was going; null for nowhere.</param>
public sealed record ShownCast(IReadOnlyList<DemoPerson> People, string? Back);
