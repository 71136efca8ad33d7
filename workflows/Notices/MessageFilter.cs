namespace ProgramFlows.Workflows.Notices;

/// <summary>Which messages somebody wants to see.</summary>
/// <param name="Group">Where they stand; null for anywhere.</param>
/// <param name="Kind">What they are; null for anything.</param>
/// <param name="Words">A part of a network's, a province's or an office's name, the code of a network or province, or a
/// part of the name of a reader whom the viewer knows; null or empty for everybody's.</param>
public sealed record MessageFilter(MessageGroup? Group = null, MessageKind? Kind = null, string? Words = null);
