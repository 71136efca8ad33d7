using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Access;

/// <summary>Somebody who has signed in.</summary>
/// <param name="Viewer">Who, with everything that they are.</param>
/// <param name="Name">The name to greet by; never in a log.</param>
/// <param name="Language">The language they chose.</param>
public sealed record Visitor(Viewer Viewer, string Name, Language Language)
{
    /// <summary>Their id.</summary>
    public PersonId Person => Viewer.Actor.Who!.Value;
}
