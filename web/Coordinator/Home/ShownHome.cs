using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.Home;

/// <summary>What somebody has to do.</summary>
/// <param name="Work">Their networks' tasks.</param>
/// <param name="Years">Their networks' years.</param>
public sealed record ShownHome(MyWork Work, IReadOnlyList<NetworkYear> Years);
