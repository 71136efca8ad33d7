using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Ports;

/// <summary>A channel refused a message for good, an address that cannot be written to for example.</summary>
/// <param name="message">What was refused and what to do, without the address itself.</param>
/// <param name="inner">What the channel said.</param>
public sealed class MessageRefusedException(
    string message, Exception? inner = null) : PermanentFailureException(message, inner);
