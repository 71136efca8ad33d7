using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Access;

/// <summary>Who may do what, case by case; the whole table stands in tests/transcripts/access-matrix.txt.</summary>
public sealed class AccessRulesTests
{
    [Fact]
    public void Nobody_decides_on_what_they_handed_in_themselves()
    {
        var both = AccessScene.Of(handedInBy: "both")
            .With("both", Role.Coordinator).With("both", Role.ProvincialCoordinator);

        Assert.All(
            [Permission.Review, Permission.Extend, Permission.Waive],
            p => Assert.Equal(Refusal.OwnWork, both.Check("both", p)));
    }

    [Fact]
    public void Work_of_the_reviewer_is_reviewed_by_the_office_above()
    {
        var scene = AccessScene.Of(handedInBy: "both")
            .With("both", Role.Coordinator).With("both", Role.ProvincialCoordinator)
            .With("office", Role.RegionalOffice);

        Assert.Equal(["office"], scene.Turn(Permission.Review));
        Assert.Null(scene.Check("office", Permission.Review));
    }

    [Fact]
    public void Work_of_the_highest_office_is_reviewed_by_another_of_it_or_by_nobody()
    {
        var alone = AccessScene.Of(handedInBy: "both")
            .With("both", Role.Coordinator).With("both", Role.RegionalOffice);

        Assert.Equal(Refusal.OwnWork, alone.Check("both", Permission.Waive));
        Assert.Empty(alone.Turn(Permission.Waive));
        Assert.Equal(["other"], alone.With("other", Role.RegionalOffice).Turn(Permission.Waive));
    }

    [Fact]
    public void A_deputy_acts_while_no_holder_is_there()
    {
        var scene = AccessScene.Of(handedInBy: "nok").With("deputy", Role.ProvincialCoordinator, isDeputy: true);

        Assert.Equal(["deputy"], scene.Turn(Permission.Review));
        Assert.Equal(["deputy"], scene.With("head", Role.ProvincialCoordinator, isAway: true).Turn(Permission.Review));
        Assert.Equal(["head"], scene.With("head", Role.ProvincialCoordinator).Turn(Permission.Review));
        Assert.Equal(
            Refusal.HolderIsThere,
            scene.With("head", Role.ProvincialCoordinator).Check("deputy", Permission.Review));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_review_without_a_reviewer_goes_to_the_region_when_its_time_has_passed(bool isOnLeave)
    {
        var scene = AccessScene.Of(handedInBy: "nok").With("office", Role.RegionalOffice);
        if (isOnLeave)
        {
            scene = scene.With("head", Role.ProvincialCoordinator, isAway: true);
        }

        Assert.Empty(scene.Turn(Permission.Review));
        Assert.Equal(Refusal.NotYetYourTurn, scene.Check("office", Permission.Review));
        Assert.Equal(["office"], scene.Overdue().Turn(Permission.Review));
        Assert.Null(scene.Overdue().Check("office", Permission.Review));
    }

    [Fact]
    public void The_region_joins_the_deputy_when_the_time_has_passed()
    {
        var scene = AccessScene.Of(handedInBy: "nok")
            .With("deputy", Role.ProvincialCoordinator, isDeputy: true).With("office", Role.RegionalOffice);

        Assert.Equal(["deputy"], scene.Turn(Permission.Review));
        Assert.Equal(["deputy", "office"], scene.Overdue().Turn(Permission.Review));
    }

    [Fact]
    public void A_late_review_stays_with_a_reviewer_who_is_there()
    {
        var scene = AccessScene.Of(handedInBy: "nok")
            .With("head", Role.ProvincialCoordinator).With("office", Role.RegionalOffice).Overdue();

        Assert.Equal(["head"], scene.Turn(Permission.Review));
        Assert.Equal(Refusal.NotYetYourTurn, scene.Check("office", Permission.Review));
    }

    [Fact]
    public void A_holder_who_is_back_early_may_act()
    {
        var scene = AccessScene.Of(handedInBy: "nok").With("head", Role.ProvincialCoordinator, isAway: true);

        Assert.Null(scene.Check("head", Permission.Review));
    }

    [Fact]
    public void Who_reviews_extends_and_waives_is_what_the_programme_says()
    {
        var scene = AccessScene.Of(handedInBy: null)
            .With("nok", Role.Coordinator).With("head", Role.ProvincialCoordinator).With("office", Role.RegionalOffice)
            .Under(review: Role.RegionalOffice, extension: Role.Coordinator, waiver: Role.ProvincialCoordinator);

        Assert.Equal(["office"], scene.Turn(Permission.Review));
        Assert.Equal(["nok"], scene.Turn(Permission.Extend));
        Assert.Equal(["head"], scene.Turn(Permission.Waive));
        Assert.Equal(Refusal.NotYourRole, scene.Check("head", Permission.Review));
    }

    [Fact]
    public void The_system_decides_nothing_that_people_decide()
    {
        var scene = AccessScene.Of(handedInBy: null);

        Assert.All(
            [Permission.HandIn, Permission.Review, Permission.Extend, Permission.Waive],
            p =>
            {
                Assert.Equal(Refusal.NotYourRole, scene.Check(Actor.Programme, p));
                Assert.Equal(Refusal.NotYourRole, scene.Check(Actor.Operator, p));
            });
        Assert.Equal(Refusal.OnlyTheProgramme, scene.Check("nok", Permission.Follow));
        Assert.Equal(Refusal.OnlyTheOperator, scene.Check("nok", Permission.TakeIn));
        Assert.Null(
            AccessRules.CheckAbout(Actor.Person(new PersonId("nok")), Permission.TakeLeave, new PersonId("nok")));
        Assert.Equal(
            Refusal.OnlyTheOperator, AccessRules.CheckAbout(
                Actor.Person(new PersonId("nok")), Permission.TakeLeave, new PersonId("dao")));
    }

    [Fact]
    public void A_person_cannot_have_a_name_of_the_systems()
    {
        Assert.Throws<ArgumentException>(() => Actor.Person(new PersonId(Actor.Programme.Id)));
        Assert.Throws<ArgumentException>(() => Actor.Person(new PersonId(Actor.Operator.Id)));
    }

    [Theory]
    [InlineData(Role.Coordinator, "50", Role.ProvincialCoordinator, "50", null)]
    [InlineData(Role.Coordinator, "50", Role.RegionalOffice, "north", null)]
    [InlineData(Role.ProvincialCoordinator, "50", Role.RegionalOffice, "north", null)]
    [InlineData(Role.Coordinator, "90", Role.ProvincialCoordinator, "50", Refusal.NotYourPlace)]
    [InlineData(Role.ProvincialCoordinator, "50", Role.ProvincialCoordinator, "50", Refusal.NotBelowYou)]
    [InlineData(Role.RegionalOffice, null, Role.ProvincialCoordinator, "50", Refusal.NotBelowYou)]
    [InlineData(Role.Administrator, null, Role.RegionalOffice, "north", Refusal.NotBelowYou)]
    [InlineData(Role.ProgrammeStaff, null, Role.RegionalOffice, "north", Refusal.NotBelowYou)]
    [InlineData(Role.Coordinator, "50", Role.Coordinator, "500101", Refusal.NotYourRole)]
    [InlineData(Role.Coordinator, "50", Role.Administrator, "*", null)]
    [InlineData(Role.RegionalOffice, null, Role.Administrator, "*", null)]
    [InlineData(Role.Administrator, null, Role.Administrator, "*", Refusal.NotBelowYou)]
    [InlineData(Role.Coordinator, "50", Role.ProgrammeStaff, "*", Refusal.NotYourRole)]
    public void Who_cannot_sign_in_is_helped_by_the_office_above_or_an_administrator(
        Role lost, string? province, Role helper, string scope, Refusal? expected)
    {
        var post = new PlacedPost(
            new Appointment(new PersonId("lost"), lost, "scope", "p"), province, province == "90" ? "south" : "north");
        var viewer = new Viewer(
            Actor.Person(new PersonId("helper")), [new Appointment(new PersonId("helper"), helper, scope, "p")]);

        Assert.Equal(expected, AccessRules.CheckRecovery(viewer, new PersonId("lost"), [post]));
    }

    [Fact]
    public void One_role_outside_the_area_or_above_keeps_an_account_from_being_helped_with()
    {
        var lost = new PersonId("lost");
        var own = new PlacedPost(new Appointment(lost, Role.Coordinator, "500101", "p"), "50", "north");
        var helper = new Appointment(new PersonId("helper"), Role.ProvincialCoordinator, "50", "p");
        var viewer = new Viewer(Actor.Person(helper.PersonId), [helper]);
        PlacedPost[] others =
        [
            own with { Province = "51" },
            own with { Appointment = own.Appointment with { ProgrammeId = "another" } },
            new PlacedPost(new Appointment(lost, Role.Auditor, "*", "p"), null, null),
        ];

        Assert.Null(AccessRules.CheckRecovery(viewer, lost, [own]));
        Assert.All(others, o => Assert.NotNull(AccessRules.CheckRecovery(viewer, lost, [own, o])));
        Assert.NotNull(AccessRules.CheckRecovery(viewer, lost, []));
        Assert.NotNull(AccessRules.CheckRecovery(
            viewer with { Appointments = [helper with { IsDeputy = true }] }, lost, [own]));
    }

    [Fact]
    public void Nobody_grants_what_they_asked_for_themselves()
    {
        var scene = AccessScene.Of(handedInBy: null)
            .With("both", Role.Coordinator)
            .With("both", Role.ProvincialCoordinator)
            .With("region", Role.RegionalOffice);
        var asked = scene with { Task = scene.Task with { TimeAskedBy = new PersonId("both") } };

        Assert.Null(scene.Check("both", Permission.Extend));
        Assert.Equal(Refusal.OwnRequest, asked.Check("both", Permission.Extend));
        Assert.Equal(["region"], asked.Turn(Permission.Extend));
        Assert.Null(asked.Check("both", Permission.Ask));
    }
}
