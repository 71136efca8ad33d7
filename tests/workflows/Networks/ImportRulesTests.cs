using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Networks;

/// <summary>What a file comes to where something is known already.</summary>
public sealed class ImportRulesTests
{
    private const string Programme = "honest-society";

    private static readonly DateOnly Joined = new(2026, 10, 1);

    private static readonly DateOnly Today = new(2026, 11, 26);

    private static readonly Place PaTong = new(
        "830202", "ป่าตอง", "กะทู้", "83", "ภูเก็ต", "south", new EnglishNames("Patong", "Kathu", "Phuket"));

    private int _ids;

    [Fact]
    public void A_network_that_is_known_by_its_place_keeps_its_code_whatever_it_is()
    {
        var old = Network.At(PaTong) with { Code = new NetworkCode("83x001") };

        var plan = Plan(Knowing([old]), Row("สมใจ", "a@example.org"));

        Assert.Equal("83x001", Assert.Single(plan.Roster.Networks).Code.Value);
        Assert.Equal("83x001", Assert.Single(plan.Roster.Appointments).Scope);
        Assert.Equal("83x001", Assert.Single(plan.Roster.Enrolments).Network.Code.Value);
    }

    [Fact]
    public void A_code_that_another_network_has_is_not_given_twice()
    {
        var elsewhere = Network.At(PaTong) with { PlaceCode = "830203" };

        var plan = Plan(Knowing([elsewhere]), Row("สมใจ", "a@example.org"));

        Assert.Equal("830202a", Assert.Single(plan.Roster.Networks).Code.Value);
    }

    [Fact]
    public void A_tambon_may_have_a_network_of_its_own_and_one_of_a_municipality()
    {
        var municipality = Network.At(PaTong, isMunicipality: true);

        var plan = Plan(
            Knowing([]),
            Row("สมใจ", "a@example.org"),
            Row("สมชาย", "b@example.org") with { Network = municipality, Scope = municipality.Code.Value });

        Assert.Equal(["830202", "830202m"], plan.Roster.Networks.Select(n => n.Code.Value));
    }

    [Fact]
    public void Several_people_may_share_an_address_and_each_is_known_again()
    {
        ImportedRow[] rows = [Row("สมใจ", "office@example.org"), Row("สมชาย", "office@example.org")];

        var first = Plan(Knowing([]), rows);
        var second = Plan(Known(first), rows);

        Assert.Equal(2, first.Roster.People.Select(p => p.Id).Distinct().Count());
        Assert.Equal(first.Roster.People, second.Roster.People);
    }

    [Fact]
    public void Who_has_another_address_in_the_same_post_is_the_same_person()
    {
        var first = Plan(Knowing([]), Row("สมใจ", "old@example.org"));

        var second = Plan(Known(first), Row("สมใจ", "new@example.org"));

        Assert.Equal(first.Roster.People[0] with { Email = "new@example.org" }, Assert.Single(second.Roster.People));
    }

    [Fact]
    public void Who_has_another_name_at_the_same_address_in_the_same_post_is_the_same_person()
    {
        var first = Plan(Knowing([]), Row("สมใจ เดิม", "a@example.org"));

        var second = Plan(Known(first), Row("สมใจ ใหม่", "a@example.org"));

        Assert.Equal(first.Roster.People[0].Id, Assert.Single(second.Roster.People).Id);
    }

    [Fact]
    public void Who_has_the_same_name_elsewhere_and_another_address_is_somebody_else()
    {
        var first = Plan(Knowing([]), Row("สมใจ", "a@example.org"));

        var second = Plan(
            Known(first),
            Row("สมใจ", "b@example.org") with { Role = Role.ProvincialCoordinator, Scope = "83", Network = null });

        Assert.NotEqual(first.Roster.People[0].Id, Assert.Single(second.Roster.People).Id);
    }

    [Fact]
    public void Replacing_ends_whoever_else_holds_the_post()
    {
        var first = Plan(Knowing([]), Row("สมใจ", "a@example.org"));

        var second = Plan(Known(first), Row("สมชาย", "b@example.org") with { Action = RowAction.Replace });

        Assert.Equal(first.Roster.People[0].Id, Assert.Single(second.Roster.Ended).PersonId);
        Assert.NotEqual(first.Roster.People[0].Id, Assert.Single(second.Roster.Appointments).PersonId);
        Assert.Contains("ends", Assert.Single(second.Lines).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Ending_and_erasing_name_the_person_by_id_and_a_second_time_find_nobody()
    {
        var first = Plan(Knowing([]), Row("สมใจ", "a@example.org"));

        var erased = Plan(Known(first), Row("สมใจ", "a@example.org") with { Action = RowAction.Erase });
        var again = Plan(Knowing([]), Row("สมใจ", "a@example.org") with { Action = RowAction.End });

        Assert.Equal(first.Roster.People[0].Id, Assert.Single(erased.Roster.Erased));
        Assert.Single(erased.Roster.Ended);
        Assert.DoesNotContain(erased.Lines, l => l.En.Contains("สมใจ", StringComparison.Ordinal));
        Assert.Empty(again.Roster.Ended);
        Assert.Contains("nothing changes", Assert.Single(again.Lines).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_a_network_ends_its_coordinators_from_today()
    {
        var first = Plan(Knowing([]), Row("สมใจ", "a@example.org"));

        var second = Plan(Known(first), Row("", null) with { Action = RowAction.Close, Person = null });

        Assert.Equal(Today, Assert.Single(second.Roster.Networks).ClosedOn);
        Assert.Single(second.Roster.Ended);
        Assert.Contains("Patong, Kathu, Phuket", second.Lines[^1].En, StringComparison.Ordinal);
    }

    private static ImportedRow Row(string name, string? email) => new(
        2,
        RowAction.Put,
        Role.Coordinator,
        PaTong.Code,
        Network.At(PaTong),
        IsDeputy: false,
        new ImportedPerson(name, email, null, null, Language.Th),
        Joined);

    private static KnownRoster Knowing(IReadOnlyList<Network> networks) =>
        KnownRoster.Nothing with { Networks = networks };

    private static KnownRoster Known(ImportPlan plan) => new(
        plan.Roster.Networks, plan.Roster.People, plan.Roster.Appointments);

    private ImportPlan Plan(KnownRoster known, params ImportedRow[] rows) => ImportRules.Plan(
        new ImportedRoster(Programme, 2570, rows), known, Today, () => new PersonId($"id-{++_ids}"));
}
