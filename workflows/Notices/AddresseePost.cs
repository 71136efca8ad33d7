using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>What the reader of a message is.</summary>
/// <param name="Role">What.</param>
/// <param name="Place">The network, province or office; null of what is for the whole country.</param>
public sealed record AddresseePost(Role Role, LocalizedText? Place);
