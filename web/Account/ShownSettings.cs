using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Account;

/// <summary>What somebody is and has chosen.</summary>
/// <param name="Person">The person.</param>
/// <param name="IsSaved">Whether it has just been saved.</param>
public sealed record ShownSettings(KnownPerson Person, bool IsSaved);
