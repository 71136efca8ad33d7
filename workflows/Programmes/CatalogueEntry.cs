namespace ProgramFlows.Workflows.Programmes;

/// <summary>Something that people are shown and can choose from: an example, a tool, a channel.</summary>
/// <param name="Id">Its id, unique in its catalogue.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">A line about it; null when there is none.</param>
/// <param name="Link">Where it is, an <c>https</c> address; null when it is nowhere.</param>
/// <param name="Phone">A telephone number; null when there is none.</param>
/// <param name="Group">What it belongs to, such as a key activity; null when nothing.</param>
public sealed record CatalogueEntry(
    string Id, LocalizedText Name, LocalizedText? Note, Uri? Link, string? Phone, string? Group);
