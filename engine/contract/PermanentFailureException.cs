namespace ProgramFlows.Engine.Contract;

/// <summary>
/// The world said no for good: an address that does not exist, a file that is refused. Ports declare their own types
/// under this one; a retry policy never repeats a call that failed with one.
/// </summary>
/// <param name="message">Who said no, to what, and what to do; free of personal data, since it stands in
/// histories.</param>
/// <param name="inner">What the world said, if that is known.</param>
public abstract class PermanentFailureException(string message, Exception? inner = null) : Exception(message, inner);
