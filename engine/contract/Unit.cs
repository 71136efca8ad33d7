namespace ProgramFlows.Engine.Contract;

/// <summary>No value: the input of what needs none, the output of what answers nothing.</summary>
public readonly record struct Unit;
