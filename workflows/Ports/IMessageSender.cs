using ProgramFlows.Workflows.Messages;

namespace ProgramFlows.Workflows.Ports;

/// <summary>A channel that carries messages to people.</summary>
public interface IMessageSender
{
    /// <summary>
    /// Whether a message may reach somebody outside this machine. What is simulated is given to no such channel, and
    /// one that does not say counts as one.
    /// </summary>
    bool LeavesTheMachine => true;

    /// <summary>
    /// Hands a message over. The same key handed over again is delivered once, as far as the channel can tell.
    /// </summary>
    /// <exception cref="MessageRefusedException">It can never be delivered.</exception>
    Task SendAsync(ComposedMessage message, CancellationToken cancellationToken);
}
