using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.People;

/// <summary>
/// A person who is written to. Name and address are personal data: they never reach a log or a history.
/// </summary>
/// <param name="Id">A key without meaning to anybody outside.</param>
/// <param name="Name">The name to greet by.</param>
/// <param name="Email">The address; null when there is none. Several people may share one.</param>
/// <param name="Language">The language chosen.</param>
public sealed record Person(PersonId Id, string Name, string? Email, Language Language)
{
    /// <summary>The telephone number; null when there is none.</summary>
    public string? Phone { get; init; }

    /// <summary>What stands before the name in a greeting, as somebody chose it; null when nobody did.</summary>
    public string? ChosenSalutation { get; init; }

    /// <summary>What stands before the name in a greeting: what was chosen, or else what goes with the name.</summary>
    [JsonIgnore]
    public string Salutation => ChosenSalutation ?? Salutations.For(Name, Language);

    /// <summary>The name as a greeting has it: <c>คุณสมหญิง ใจดี</c>, <c>พระครูสังฆรักษ์</c>, <c>Ms Ann</c>.</summary>
    [JsonIgnore]
    public string Greeted =>
        Salutation.Length > 0 && char.IsAscii(Salutation[^1]) ? $"{Salutation} {Name}" : $"{Salutation}{Name}";
}
