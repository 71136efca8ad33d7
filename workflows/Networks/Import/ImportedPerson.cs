using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>A person as a row has them; who that is, the rule says that <see cref="ImportRules"/> tells.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The address; null when there is none.</param>
/// <param name="Phone">The telephone number; null when there is none.</param>
/// <param name="Salutation">What was chosen to stand before the name; null when nothing was.</param>
/// <param name="Language">The language.</param>
public sealed record ImportedPerson(string Name, string? Email, string? Phone, string? Salutation, Language Language)
{
    /// <summary>The person under an id.</summary>
    public Person As(PersonId id) => new(id, Name, Email, Language) { Phone = Phone, ChosenSalutation = Salutation };
}
