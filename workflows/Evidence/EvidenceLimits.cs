namespace ProgramFlows.Workflows.Evidence;

/// <summary>How much is taken, so that nobody fills the disk or the memory.</summary>
public sealed record EvidenceLimits
{
    /// <summary>The bytes of one file, as it comes.</summary>
    public long MostBytes { get; init; } = 15 << 20;

    /// <summary>The files of one task, those that were taken out again among them until they are swept.</summary>
    public int MostFiles { get; init; } = 30;

    /// <summary>The bytes that are kept for one network.</summary>
    public long MostBytesOfNetwork { get; init; } = 1L << 30;

    /// <summary>The pixels of a picture, as it comes.</summary>
    public long MostPixels { get; init; } = 60_000_000;

    /// <summary>The longer side of a picture, in pixels, as it is kept.</summary>
    public int LongestSide { get; init; } = 2048;

    /// <summary>The pages of a document.</summary>
    public int MostPages { get; init; } = 300;

    /// <summary>How long a file may belong to no answer before it is swept.</summary>
    public TimeSpan UnusedFor { get; init; } = TimeSpan.FromDays(1);
}
