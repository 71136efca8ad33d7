namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>What operators and carriers have said of a channel.</summary>
internal sealed class ChannelRow
{
    /// <summary>Holds every channel until one is released.</summary>
    public const string Every = "*";

    public required string Name { get; init; }

    /// <summary>Why it is held; null of an open one.</summary>
    public string? HeldFor { get; set; }

    public required DateTimeOffset Since { get; set; }

    /// <summary>The address of the pages under which it last accepted a test message; null when it never did.</summary>
    public string? TestedFor { get; set; }

    public DateTimeOffset? TestedAt { get; set; }

    /// <summary>The address of the pages for which it was released; null when it never was.</summary>
    public string? ReleasedFor { get; set; }
}
