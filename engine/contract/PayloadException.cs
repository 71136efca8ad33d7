namespace ProgramFlows.Engine.Contract;

/// <summary>
/// A payload does not fit the type that is asked for. An engine blocks the instance with this message and keeps the
/// payload; the instance goes on once a fixed release can read it.
/// </summary>
/// <param name="message">What was asked for, and what the serialiser or the type itself said.</param>
public sealed class PayloadException(string message) : Exception(message);
