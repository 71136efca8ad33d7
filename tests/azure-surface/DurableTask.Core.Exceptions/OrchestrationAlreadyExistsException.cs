namespace DurableTask.Core.Exceptions;

/// <summary>The id is taken.</summary>
public class OrchestrationAlreadyExistsException(string message) : InvalidOperationException(message);
