namespace ProgramFlows.Tests.Proof.Worlds;

/// <summary>A proof does not hold.</summary>
internal sealed class ProofFailedException(string message, Exception? inner = null) : Exception(message, inner);
