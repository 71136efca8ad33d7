using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Staff.Helping;

/// <summary>The people whom somebody may help to sign in.</summary>
/// <param name="Words">What was looked for.</param>
/// <param name="People">Whom it found, by name.</param>
/// <param name="HasMore">Whether there are more than are shown.</param>
public sealed record ShownPeopleOfArea(string Words, IReadOnlyList<KnownPerson> People, bool HasMore);
