using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Rehearsal;

/// <summary>The channel of a rehearsal: messages are worded and noted in the ledger, and go nowhere.</summary>
internal sealed class UnsentMessages : IMessageSender
{
    public bool LeavesTheMachine => false;

    public Task SendAsync(ComposedMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
}
