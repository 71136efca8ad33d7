namespace ProgramFlows.Adapters.Store;

/// <summary>
/// The store cannot be opened or written. The message says which store, what is wrong and what to do.
/// </summary>
/// <param name="message">Who, what, and what to do.</param>
/// <param name="inner">What lies underneath.</param>
public sealed class StoreException(string message, Exception? inner = null) : IOException(message, inner);
