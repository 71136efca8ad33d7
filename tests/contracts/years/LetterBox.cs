using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Tests.Years;

/// <summary>A channel that keeps what it is handed.</summary>
public sealed class LetterBox : IMessageCarrier
{
    /// <summary>All of it, in the order in which it was handed over.</summary>
    public List<ComposedMessage> Sent { get; } = [];

    /// <inheritdoc/>
    public string Name => "letters";

    /// <inheritdoc/>
    public bool LeavesTheMachine => false;

    /// <inheritdoc/>
    public bool Deduplicates => false;

    /// <inheritdoc/>
    public Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        lock (Sent)
        {
            Sent.Add(message);
        }

        return Task.FromResult(new CarrierAnswer(CarrierVerdict.Delivered));
    }
}
