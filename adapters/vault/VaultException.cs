namespace ProgramFlows.Adapters.Vault;

/// <summary>
/// The vault does not answer, or refuses. Nothing that is stored has changed; the message says which key, what the
/// vault said and what to do.
/// </summary>
/// <param name="message">Who, what, and what to do.</param>
/// <param name="inner">What lies underneath.</param>
public sealed class VaultException(string message, Exception? inner = null) : IOException(message, inner);
