using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Staff.Queue;

/// <summary>What waits for somebody.</summary>
/// <param name="Reviews">A page of what waits for their review.</param>
/// <param name="Urgent">The red risks of their places that nobody has answered.</param>
/// <param name="Requests">What networks ask for and they answer; on the first page alone.</param>
public sealed record ShownWork(
    WaitingReviews Reviews, IReadOnlyList<SeenRedRisk> Urgent, IReadOnlyList<AskedTask> Requests);
