using ProgramFlows.Web.Access;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Layout;

/// <summary>Where somebody has something to do, from everything that they are.</summary>
internal static class Menu
{
    private static readonly MenuPlace MyTasks = new("/tasks", "MyTasks");
    private static readonly MenuPlace OurYear = new("/year", "OurYear");
    private static readonly MenuPlace Reviews = new("/reviews", "Reviews");
    private static readonly MenuPlace Overview = new("/overview", "Overview");
    private static readonly MenuPlace People = new("/people", "People");
    private static readonly MenuPlace Messages = new("/messages", "Messages");
    private static readonly MenuPlace Requests = new("/data-requests", "Requests");
    private static readonly MenuPlace Incidents = new("/incidents", "Incidents");
    private static readonly MenuPlace Channels = new("/channels", "Channels");

    /// <summary>Whether somebody helps people of their area to sign in.</summary>
    public static bool HelpsOthers(Visitor visitor) =>
        visitor.Viewer.Appointments.Any(a => !a.IsDeputy && Of(a.Role).Contains(People));

    /// <summary>The places of a visitor, in the order in which they are shown.</summary>
    public static IReadOnlyList<MenuPlace> Of(Visitor? visitor) =>
        visitor is null ? [] :
        [
            .. visitor.Viewer.Appointments
                .SelectMany(a => Of(a.Role))
                .Distinct()
                .Where(p => p != Messages || AccessRules.CheckMessages(visitor.Viewer) is null),
        ];

    private static MenuPlace[] Of(Role role) => role switch
    {
        Role.Coordinator => [MyTasks, OurYear],
        Role.ProvincialCoordinator or Role.RegionalOffice => [Reviews, Overview, Messages, People, Incidents],
        Role.ProgrammeStaff => [Reviews, Overview, Messages, Requests, Incidents],
        Role.Administrator => [Messages, People, Requests, Incidents, Channels],
        Role.AgencyOfficer or Role.Auditor => [],
    };
}
