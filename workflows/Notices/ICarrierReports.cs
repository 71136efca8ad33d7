namespace ProgramFlows.Workflows.Notices;

/// <summary>How one carrier reports, by itself, what became of messages that it had taken on.</summary>
public interface ICarrierReports
{
    /// <summary>The carrier's name, as <see cref="IMessageCarrier.Name"/>; it reports to an address that ends in it.
    /// </summary>
    string Name { get; }

    /// <summary>How many bytes a report may have; more need not be read.</summary>
    int MostBytes { get; }

    /// <summary>
    /// Reads a report and says whether it is the carrier's own word. Whatever is sent, the answer is a value.
    /// </summary>
    /// <param name="body">The body, byte for byte as it came: it is what was signed.</param>
    /// <param name="header">A header of the request by its name; null where it did not come.</param>
    /// <param name="now">The moment, UTC.</param>
    CarrierReport Read(ReadOnlyMemory<byte> body, Func<string, string?> header, DateTimeOffset now);
}
