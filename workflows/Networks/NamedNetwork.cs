using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks;

/// <summary>A network by the name that tells it from others.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, see <see cref="NetworkNames"/>.</param>
public sealed record NamedNetwork(NetworkCode Code, LocalizedText Name);
