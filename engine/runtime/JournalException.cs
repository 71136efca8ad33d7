namespace ProgramFlows.Engine.Runtime;

/// <summary>
/// The journal cannot be opened, read or written. The message says which file, what is wrong and what to do.
/// </summary>
/// <param name="reason">What kind of error it is.</param>
/// <param name="message">Who, what, and what to do.</param>
/// <param name="inner">What lies underneath, if anything.</param>
public sealed class JournalException(
    JournalError reason, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What kind of error it is.</summary>
    public JournalError Reason { get; } = reason;
}
