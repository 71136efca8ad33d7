namespace ProgramFlows.Web.Parts;

/// <summary>Where a step of the line stands.</summary>
/// <param name="Number">Its number, which is its name.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Look">How loud its word is.</param>
/// <param name="Words">Its state, in a word.</param>
public sealed record StepPlace(int Number, string Name, Look Look, string Words);
