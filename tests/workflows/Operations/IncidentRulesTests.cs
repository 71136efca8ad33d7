using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Operations;

/// <summary>One person takes an incident on, whoever may closes it with what was done, and each once.</summary>
public sealed class IncidentRulesTests
{
    private static readonly PersonId Nok = new("nok");
    private static readonly PersonId Dao = new("dao");

    [Fact]
    public void It_is_taken_on_by_one_and_again_by_the_same()
    {
        Assert.Null(IncidentRules.WhyNotTakeOn(isClosed: false, owner: null, Nok));
        Assert.Null(IncidentRules.WhyNotTakeOn(isClosed: false, Nok, Nok));
        Assert.Equal(Refusal.TakenOnAlready, IncidentRules.WhyNotTakeOn(isClosed: false, Dao, Nok));
        Assert.Equal(Refusal.SeenToAlready, IncidentRules.WhyNotTakeOn(isClosed: true, owner: null, Nok));
        Assert.Equal(Refusal.NotYourRole, IncidentRules.WhyNotTakeOn(isClosed: false, owner: null, who: null));
    }

    [Fact]
    public void It_is_closed_once_and_with_words()
    {
        Assert.Null(IncidentRules.WhyNotClose(isClosed: false, "โทรแล้ว"));
        Assert.Equal(Refusal.SeenToAlready, IncidentRules.WhyNotClose(isClosed: true, "โทรแล้ว"));
        Assert.Equal(Refusal.ReasonMissing, IncidentRules.WhyNotClose(isClosed: false, " "));
        Assert.Equal(Refusal.ReasonMissing, IncidentRules.WhyNotClose(isClosed: false, new string('a', 2_001)));
    }

    [Theory]
    [InlineData(Role.ProvincialCoordinator, "50", true, null)]
    [InlineData(Role.ProvincialCoordinator, "90", true, Refusal.NotYourPlace)]
    [InlineData(Role.RegionalOffice, "north", true, null)]
    [InlineData(Role.Administrator, "*", true, null)]
    [InlineData(Role.ProgrammeStaff, "*", true, Refusal.NotYourRole)]
    [InlineData(Role.Auditor, "*", false, Refusal.NotYourRole)]
    [InlineData(Role.Coordinator, "500101", false, Refusal.NotYourRole)]
    public void Who_may_help_sees_to_it_administrators_too_and_staff_only_look(
        Role role, string scope, bool looks, Refusal? why)
    {
        var viewer = Viewer(Dao, role, scope);

        Assert.Equal(looks, AccessRules.SeesIncidents(viewer));
        Assert.Equal(why, AccessRules.CheckIncident(viewer, Nok, PostsOf(Nok)));
    }

    [Fact]
    public void Nobody_sees_to_their_own() => Assert.Equal(
        Refusal.OwnAccount,
        AccessRules.CheckIncident(Viewer(Nok, Role.Administrator, Appointment.Everywhere), Nok, PostsOf(Nok)));

    [Theory]
    [InlineData(Role.Coordinator, false)]
    [InlineData(Role.ProvincialCoordinator, true)]
    [InlineData(Role.RegionalOffice, true)]
    [InlineData(Role.ProgrammeStaff, true)]
    [InlineData(Role.AgencyOfficer, false)]
    [InlineData(Role.Auditor, false)]
    [InlineData(Role.Administrator, true)]
    public void Those_above_networks_hear_that_messages_wait(Role role, bool hears) =>
        Assert.Equal(hears, AccessRules.HearsOfChannels(Viewer(Dao, role, "50")));

    private static IReadOnlyList<PlacedPost> PostsOf(PersonId person) =>
        [new(new Appointment(person, Role.Coordinator, "500101", "clean-water"), "50", "north")];

    private static Viewer Viewer(PersonId person, Role role, string scope) => new(
        Actor.Person(person), [new Appointment(person, role, scope, "clean-water")]);
}
