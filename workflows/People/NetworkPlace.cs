using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Workflows.People;

/// <summary>A network in a programme, with those above it.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Network">The network's code.</param>
/// <param name="Province">Its province's code.</param>
/// <param name="Office">Its regional office.</param>
public sealed record NetworkPlace(string ProgrammeId, NetworkCode Network, string Province, string Office);
