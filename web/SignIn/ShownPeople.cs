using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.SignIn;

/// <summary>Those who share an address.</summary>
/// <param name="People">Them, by name.</param>
public sealed record ShownPeople(IReadOnlyList<Person> People);
