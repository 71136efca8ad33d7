using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.People;

public sealed class PeopleRulesTests
{
    private static readonly PersonId Nok = new("nok");

    private static readonly Actor Administrator = Actor.Person(new PersonId("dao"));

    [Theory]
    [InlineData(Role.Coordinator, "500101", "honest-society")]
    [InlineData(Role.ProvincialCoordinator, "50", "honest-society")]
    [InlineData(Role.RegionalOffice, "north", "honest-society")]
    [InlineData(Role.ProgrammeStaff, "*", "honest-society")]
    [InlineData(Role.AgencyOfficer, "pacc", "honest-society")]
    [InlineData(Role.Auditor, "*", "honest-society")]
    [InlineData(Role.Administrator, "*", "*")]
    public void Every_role_has_a_scope_that_fits(Role role, string scope, string programme) =>
        Assert.Null(PeopleRules.WhyNotAppoint(new Appointment(Nok, role, scope, programme)));

    [Theory]
    [InlineData(Role.Coordinator, "*", "honest-society")]
    [InlineData(Role.ProvincialCoordinator, "500101", "honest-society")]
    [InlineData(Role.ProvincialCoordinator, "*", "honest-society")]
    [InlineData(Role.RegionalOffice, "", "honest-society")]
    [InlineData(Role.ProgrammeStaff, "50", "honest-society")]
    [InlineData(Role.AgencyOfficer, "*", "honest-society")]
    [InlineData(Role.Auditor, "*", "*")]
    [InlineData(Role.Administrator, "*", "honest-society")]
    public void A_scope_that_does_not_fit_the_role_is_refused(Role role, string scope, string programme) =>
        Assert.Equal(
            Refusal.NoSuchPlace, PeopleRules.WhyNotAppoint(new Appointment(Nok, role, scope, programme)));

    [Fact]
    public void The_last_administrator_stays_unless_the_operator_says_otherwise()
    {
        var last = new Appointment(Nok, Role.Administrator, "*", "*");

        Assert.Equal(Refusal.LastAdministrator, PeopleRules.WhyNotDismiss(last, 1, Administrator));
        Assert.Null(PeopleRules.WhyNotDismiss(last, 2, Administrator));
        Assert.Null(PeopleRules.WhyNotDismiss(last, 1, Actor.OperatorAs("somchai")));
    }

    [Fact]
    public void Nobody_is_dismissed_from_what_they_are_not() =>
        Assert.Equal(Refusal.NotAppointed, PeopleRules.WhyNotDismiss(null, 2, Administrator));

    [Theory]
    [InlineData("", "nok@example.org", Refusal.NameUnreadable)]
    [InlineData("Nok\u200b", "nok@example.org", Refusal.NameUnreadable)]
    [InlineData("Nok", "nok", Refusal.AddressUnreadable)]
    public void A_person_has_a_name_and_an_address(string name, string email, Refusal why) =>
        Assert.Equal(why, PeopleRules.WhyNotAdd(new Person(Nok, name, email, Language.Th)));

    [Theory]
    [InlineData("operator")]
    [InlineData("operator:root")]
    [InlineData("programme")]
    public void No_person_has_a_name_of_the_systems(string id) =>
        Assert.Throws<ArgumentException>(() => Actor.Person(new PersonId(id)));
}
