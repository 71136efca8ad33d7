namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// Ends a thread whose turn took too long: another thread has gone on in its place, and nothing of the engine may be
/// touched from here any more.
/// </summary>
internal sealed class TurnLeftBehindException() : Exception("This turn took too long and was left behind.");
