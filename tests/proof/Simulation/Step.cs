namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>One step of a script.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Id">Unique among all steps of a simulation: the label of its effect.</param>
/// <param name="Number">Minutes, attempts or a value, as the kind needs.</param>
/// <param name="Event">The event waited for.</param>
/// <param name="Branches">The scripts inside.</param>
internal sealed record Step(
    StepKind Kind, string Id, int Number, string? Event, IReadOnlyList<IReadOnlyList<Step>> Branches);
