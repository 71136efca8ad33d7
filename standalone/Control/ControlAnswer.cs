using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Standalone.Control;

/// <summary>What became of a request.</summary>
/// <param name="Result">Whether it was done.</param>
/// <param name="Count">How many instances were removed, where that was asked for; for a year, for how many of its
/// network cycles it was done too.</param>
/// <param name="Error">Why it could not be done, when the engine could not do it; otherwise null.</param>
/// <param name="GoesOn">How many of those that were asked to end had not done so a moment later.</param>
internal sealed record ControlAnswer(ControlResult Result, long Count, string? Error = null, long GoesOn = 0);
