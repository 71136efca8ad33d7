using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.People;

/// <summary>What somebody is, and where, as it is read.</summary>
/// <param name="Role">What.</param>
/// <param name="Place">The network, the province or the office; null where the role has none.</param>
public sealed record SeenPost(Role Role, LocalizedText? Place);
