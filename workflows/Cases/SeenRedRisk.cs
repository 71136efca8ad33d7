using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Cases;

/// <summary>A red risk, without what was reported.</summary>
/// <param name="HandIn">The command that handed it in.</param>
/// <param name="Reference">The number of the hand-in, to be told on the telephone.</param>
/// <param name="TaskId">The task that it was handed in with.</param>
/// <param name="Title">What the task is called.</param>
/// <param name="Network">The network.</param>
/// <param name="HandedInAt">When, UTC.</param>
/// <param name="MayAnswer">Whether the viewer is one of those who say what was done.</param>
/// <param name="Answer">What was said; null while nobody has.</param>
public sealed record SeenRedRisk(
    CommandId HandIn,
    string Reference,
    TaskId TaskId,
    LocalizedText Title,
    NamedNetwork Network,
    DateTimeOffset HandedInAt,
    bool MayAnswer,
    GivenAnswer? Answer);
