namespace ProgramFlows.Workflows.People;

/// <summary>When somebody is not there, and who acts in their place then.</summary>
/// <param name="Leave">Their one period that has not ended; null when there is none.</param>
/// <param name="Deputies">The deputies of their posts, by name.</param>
/// <param name="HasPost">Whether they hold a post that a deputy can act for.</param>
public sealed record Absence(Leave? Leave, IReadOnlyList<Person> Deputies, bool HasPost);
