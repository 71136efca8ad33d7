using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Tests.Workflows.Years;

/// <summary>A channel that keeps what it is handed.</summary>
internal sealed class LetterBox : IMessageSender
{
    public List<ComposedMessage> Sent { get; } = [];

    public Task SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        lock (Sent)
        {
            Sent.Add(message);
        }

        return Task.CompletedTask;
    }
}
