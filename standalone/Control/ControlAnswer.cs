using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Standalone.Control;

/// <summary>What became of a request.</summary>
/// <param name="Result">Whether it was done.</param>
/// <param name="Count">How many instances were removed, where that was asked for.</param>
/// <param name="Trouble">Why it could not be done, when the engine could not do it; otherwise null.</param>
internal sealed record ControlAnswer(ControlResult Result, long Count, string? Trouble = null);
