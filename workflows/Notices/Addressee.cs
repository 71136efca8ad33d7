using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>Whom a message is for, as far as whoever looks may know.</summary>
/// <param name="Name">Their name; null where it is not for whoever looks, and of who was erased.</param>
/// <param name="Address">Their address of today; null where it is not for whoever looks, and where they have
/// none.</param>
/// <param name="Posts">What they are, and where.</param>
/// <param name="Language">The language that they read.</param>
public sealed record Addressee(
    string? Name, string? Address, IReadOnlyList<SeenPost> Posts, Language Language);
