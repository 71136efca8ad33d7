namespace ProgramFlows.Workflows.Records;

/// <summary>Where a message stands in the delivery ledger.</summary>
public enum MessageState
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>Handed to the channel.</summary>
    Sent,

    /// <summary>Refused for good.</summary>
    Refused,
}
