namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>An invocation that failed, in the worker's words: type, text and stack of the exception.</summary>
internal sealed class InvocationFailedException(string message) : Exception(message);
