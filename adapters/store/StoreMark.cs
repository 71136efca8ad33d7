namespace ProgramFlows.Adapters.Store;

/// <summary>Whose store it is and how far, so that the installation's other half can be held against it.</summary>
/// <param name="Installation">The installation's id.</param>
/// <param name="Mark">How far it is.</param>
/// <param name="MarkBefore">How far it was before; null at first.</param>
public sealed record StoreMark(string Installation, string Mark, string? MarkBefore);
