namespace ProgramFlows.Workflows.Notices;

/// <summary>One channel that carries messages to people, one recipient a message.</summary>
public interface IMessageCarrier
{
    /// <summary>What the ledger and the log call it: <c>folder</c>, <c>smtp</c>, <c>sendgrid</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Whether a message may reach somebody outside this machine. What is simulated is given to no such channel.
    /// </summary>
    bool LeavesTheMachine { get; }

    /// <summary>Whether the same key handed over twice is delivered once.</summary>
    bool Deduplicates { get; }

    /// <summary>
    /// Hands a message over and says what the carrier answered. Expected outcomes are values; whatever is thrown counts
    /// as <see cref="CarrierVerdict.Unknown"/>, but for a cancellation before anything was handed over.
    /// </summary>
    Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken);
}
