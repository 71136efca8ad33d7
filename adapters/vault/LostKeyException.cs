namespace ProgramFlows.Adapters.Vault;

/// <summary>
/// What the store holds of a session key cannot be opened, and asking again does not change that.
/// </summary>
/// <param name="message">Which one, and why.</param>
/// <param name="inner">What lies underneath.</param>
public sealed class LostKeyException(string message, Exception? inner = null) : IOException(message, inner);
