using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Rehearsal;

/// <summary>The channel of a rehearsal: messages are worded and noted in the ledger, and go nowhere.</summary>
internal sealed class UnsentMessages : IMessageCarrier
{
    public string Name => "rehearsal";

    public bool LeavesTheMachine => false;

    public bool Deduplicates => true;

    public Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(new CarrierAnswer(CarrierVerdict.Delivered));
}
