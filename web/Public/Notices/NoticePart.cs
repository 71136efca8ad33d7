namespace ProgramFlows.Web.Public.Notices;

/// <summary>A heading with the points under it, points alone, or a paragraph.</summary>
/// <param name="Words">The heading or the paragraph; null for points alone.</param>
/// <param name="Points">The points; null for a paragraph.</param>
public sealed record NoticePart(string? Words, IReadOnlyList<string>? Points);
