using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Tests.Years;

/// <summary>A channel that keeps what it is handed.</summary>
public sealed class LetterBox : IMessageSender
{
    /// <summary>All of it, in the order in which it was handed over.</summary>
    public List<ComposedMessage> Sent { get; } = [];

    /// <inheritdoc/>
    public Task SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        lock (Sent)
        {
            Sent.Add(message);
        }

        return Task.CompletedTask;
    }
}
