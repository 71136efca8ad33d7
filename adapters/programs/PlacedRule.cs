using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Adapters.Programs;

/// <summary>A rule between fields with its place.</summary>
internal sealed record PlacedRule(ConsistencyRule Rule, Section Place);
