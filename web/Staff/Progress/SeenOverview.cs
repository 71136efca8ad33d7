using ProgramFlows.Workflows.Cases;

namespace ProgramFlows.Web.Staff.Progress;

/// <summary>The overview as one of its readers sees it.</summary>
/// <param name="Overview">What all see alike.</param>
/// <param name="Urgent">The red risks of the reader's places that nobody has answered.</param>
public sealed record SeenOverview(Overview Overview, IReadOnlyList<SeenRedRisk> Urgent);
