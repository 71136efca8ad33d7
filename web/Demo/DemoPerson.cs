using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Demo;

/// <summary>A simulated person whom a newcomer may be.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">What they are.</param>
/// <param name="Place">Of which network or province.</param>
/// <param name="Overdue">How many of their tasks are overdue.</param>
/// <param name="Returned">How many came back.</param>
/// <param name="ToDo">How many are to be done in all.</param>
/// <param name="ToReview">How many wait for their review.</param>
public sealed record DemoPerson(
    PersonId Id, string Name, Role Role, string Place, int Overdue, int Returned, int ToDo, int ToReview);
