namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Which call of which run an activity is done for.</summary>
/// <param name="Instance">The instance's number in the journal.</param>
/// <param name="Generation">Its run.</param>
/// <param name="TaskId">The call's number in the run.</param>
internal readonly record struct ActivityCall(long Instance, int Generation, int TaskId);
