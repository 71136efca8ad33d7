namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>One element of the key ring, as Data Protection writes it: a key, or the revocation of one.</summary>
internal sealed class SessionKeyRow
{
    /// <summary>The elements count from 1 without a gap, so that two processes cannot both add the next.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}
