using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Records;

/// <summary>
/// A person who is written to. Name and address are personal data: they never reach a log or a history.
/// </summary>
/// <param name="Id">A key without meaning to anybody outside.</param>
/// <param name="Name">The name to greet by.</param>
/// <param name="Email">The address.</param>
/// <param name="Language">The language chosen.</param>
public sealed record Person(string Id, string Name, string Email, Language Language);
