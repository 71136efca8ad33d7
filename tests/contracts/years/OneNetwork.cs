using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Tests.Years;

/// <summary>One network with a coordinator, a provincial coordinator and a regional office.</summary>
public static class OneNetwork
{
    /// <summary>The network.</summary>
    public const string Code = "570101";

    /// <summary>Its coordinator.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>The coordinator of its province.</summary>
    public const string Province = "province";

    /// <summary>Its regional office.</summary>
    public const string Office = "office";

    /// <summary>The one who may do something with the network's tasks in the shipped programme.</summary>
    public static string WhoMay(TaskAction action) => action switch
    {
        TaskAction.Submit => Coordinator,
        TaskAction.Accept or TaskAction.Return or TaskAction.Extend => Province,
        TaskAction.Waive => Office,
        TaskAction.Lapse => Actor.Programme.Id,
    };

    /// <summary>All of them, reading a language; the network joins so many days into the year.</summary>
    public static Func<ProgrammeDefinition, Roster> Reading(
        Language language, int joinsAfterDays = 0, string code = Code) => programme =>
    {
        var network = new Network(code, "เวียง", "เมืองเชียงราย", "57", "เชียงราย", "ภาคเหนือ");
        return new Roster(
            [network],
            [PersonOf(Coordinator), PersonOf(Province), PersonOf(Office)],
            [
                new Appointment(Coordinator, Role.Coordinator, network.Code, programme.Id),
                new Appointment(Province, Role.ProvincialCoordinator, network.ProvinceCode, programme.Id),
                new Appointment(Office, Role.RegionalOffice, network.Office, programme.Id),
            ],
            [
                new Enrolment(
                    programme.Id,
                    programme.FiscalYear,
                    network,
                    programme.Year.FirstDay.AddDays(joinsAfterDays)),
            ]);

        Person PersonOf(string id) => new(id, id, $"{id}@example.org", language);
    };
}
