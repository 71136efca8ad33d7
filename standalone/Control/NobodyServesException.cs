namespace ProgramFlows.Standalone.Control;

/// <summary>No process serves the folder.</summary>
/// <param name="message">Which folder, and what to do.</param>
/// <param name="inner">What the socket said.</param>
internal sealed class NobodyServesException(string message, Exception inner) : IOException(message, inner);
