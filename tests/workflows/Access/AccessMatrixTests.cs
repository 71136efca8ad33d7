using System.Text;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Access;

/// <summary>
/// Who may do what, as a table that is read before it is changed. PROGRAMFLOWS_ACCEPT=1 writes the new one down.
/// </summary>
public sealed class AccessMatrixTests
{
    private const int NameWidth = 86;
    private const int CellWidth = 22;

    private static readonly AccessScene Staffed = AccessScene.Of(handedInBy: "coordinator")
        .With("coordinator", Role.Coordinator)
        .With("coordinator-2", Role.Coordinator)
        .With("deputy-coordinator", Role.Coordinator, isDeputy: true)
        .With("province", Role.ProvincialCoordinator)
        .With("deputy-province", Role.ProvincialCoordinator, isDeputy: true)
        .With("region", Role.RegionalOffice)
        .With("deputy-region", Role.RegionalOffice, isDeputy: true);

    [Fact]
    public async Task The_table_is_as_it_is_written_down()
    {
        var file = Path.Combine(House.Root, "tests", "transcripts", "access-matrix.txt");
        var cancellation = TestContext.Current.CancellationToken;
        var table = Written();
        if (Environment.GetEnvironmentVariable("PROGRAMFLOWS_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(file, table, cancellation);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, cancellation), table);
    }

    private static string Written()
    {
        var text = new StringBuilder()
            .AppendLine("Who may do what with a task that 'coordinator' handed in, under a programme that lets the")
            .AppendLine("provincial coordinator review and extend and the regional office waive. Everybody may say")
            .AppendLine("of themselves that they are on leave; the column is about others. Recover and")
            .AppendLine("SeeToIncidents are about another coordinator of the network, whom no mail reaches, and")
            .AppendLine("SendAgain about a message to that one.")
            .AppendLine();
        Head(text, "who, and where");
        foreach (var role in Enum.GetValues<Role>())
        {
            if (RoleOrder.ScopeKindOf(role) is ScopeKind.Everywhere or ScopeKind.Agency)
            {
                Elsewhere(text, role, "where they are", AccessScene.ScopeOf(role), AccessScene.Programme);
                continue;
            }

            Row(text, Staffed, $"{role}, own place", NameOf(role));
            Row(text, Staffed, $"{role}, deputy, own place", $"deputy-{NameOf(role)}");
            Elsewhere(text, role, "another place", "elsewhere", AccessScene.Programme);
            Elsewhere(text, role, "another programme", AccessScene.ScopeOf(role), "welfare-fund");
        }

        Row(text, Staffed, "Coordinator, own place, did not hand it in", "coordinator-2");
        Row(text, Staffed, "nobody's appointee", "stranger");
        Row(text, Staffed, "the programme itself", Actor.Programme);
        Row(text, Staffed, "the operator of the installation", Actor.Operator);
        Row(text, Staffed, "the owner of a data folder", Actor.OperatorAs("somchai"));
        Elsewhere(
            text,
            Role.Administrator,
            "named on the command line, in a store",
            Appointment.Everywhere,
            Appointment.Everywhere);

        Scene(text, "One person in two roles, who handed it in", HandedInBy("both"), "both");
        Scene(text, "One person in two roles, who did not hand it in", HandedInBy("coordinator"), "both");
        var officeToo = AccessScene.Of(handedInBy: "both")
            .With("both", Role.Coordinator).With("both", Role.RegionalOffice)
            .With("province", Role.ProvincialCoordinator).With("region", Role.RegionalOffice);
        Scene(text, "Coordinator and regional office in one, who handed it in", officeToo, "both");

        var vacant = AccessScene.Of(handedInBy: "coordinator")
            .With("coordinator", Role.Coordinator).With("region", Role.RegionalOffice);
        var covered = vacant.With("deputy-province", Role.ProvincialCoordinator, isDeputy: true);
        var onLeave = covered.With("province", Role.ProvincialCoordinator, isAway: true);
        Scene(text, "No provincial coordinator, within the review period", vacant);
        Scene(text, "No provincial coordinator, after the review period", vacant.Overdue());
        Scene(text, "No provincial coordinator but a deputy, within the review period", covered);
        Scene(text, "No provincial coordinator but a deputy, after the review period", covered.Overdue());
        Scene(text, "The provincial coordinator on leave, within the review period", onLeave);
        Scene(text, "The provincial coordinator on leave, after the review period", onLeave.Overdue());
        Scene(text, "The provincial coordinator there, after the review period", Staffed.Overdue());

        Scene(
            text,
            "A programme that lets the region review, the network extend and the province waive",
            Staffed.Under(Role.RegionalOffice, Role.Coordinator, Role.ProvincialCoordinator));
        Scene(
            text,
            "A programme that lets headquarters review, extend and waive",
            Staffed.With("staff", Role.ProgrammeStaff)
                .Under(Role.ProgrammeStaff, Role.ProgrammeStaff, Role.ProgrammeStaff));
        return text.Replace("\r\n", "\n").ToString();
    }

    private static AccessScene HandedInBy(string person) => AccessScene.Of(person)
        .With("coordinator", Role.Coordinator).With("both", Role.Coordinator).With("both", Role.ProvincialCoordinator)
        .With("region", Role.RegionalOffice);

    private static void Scene(StringBuilder text, string title, AccessScene scene, string? first = null)
    {
        text.AppendLine();
        Head(text, title);
        foreach (var person in scene.Appointments.Select(a => a.PersonId.Value).Distinct()
            .OrderBy(p => p == first ? 0 : 1))
        {
            Row(text, scene, person, person);
        }
    }

    private static void Elsewhere(StringBuilder text, Role role, string where, string scope, string programme) =>
        Row(
            text,
            Staffed.With(new Appointment(new PersonId("visitor"), role, scope, programme)),
            $"{role}, {where}",
            "visitor");

    private static void Head(StringBuilder text, string title) => Line(
        text, title, [.. Enum.GetValues<Permission>().Select(p => p.ToString())]);

    private static void Row(StringBuilder text, AccessScene scene, string name, string person) =>
        Row(text, scene, name, Actor.Person(new PersonId(person)));

    private static void Row(StringBuilder text, AccessScene scene, string name, Actor actor) => Line(
        text,
        $"  {name}",
        [
            .. Enum.GetValues<Permission>().Select(p => scene.Check(actor, p) switch
            {
                null => scene.Turn(p) is { Count: > 0 } turn && !turn.Contains(actor.Id) ? "yes, if back" : "yes",
                { } why => why.ToString(),
            }),
        ]);

    private static void Line(StringBuilder text, string name, string[] cells) => text.AppendLine(
        (name.PadRight(NameWidth) + string.Concat(cells.Select(c => c.PadRight(CellWidth)))).TrimEnd());

    private static string NameOf(Role role) => role switch
    {
        Role.Coordinator => "coordinator",
        Role.ProvincialCoordinator => "province",
        Role.RegionalOffice => "region",
        Role.ProgrammeStaff or Role.AgencyOfficer or Role.Auditor or Role.Administrator => "visitor",
    };
}
