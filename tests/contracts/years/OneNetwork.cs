using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
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
        TaskAction.Submit or TaskAction.AskForTime or TaskAction.AskForWaiver => Coordinator,
        TaskAction.Accept or TaskAction.Return or TaskAction.Extend or TaskAction.RefuseTime => Province,
        TaskAction.Waive or TaskAction.RefuseWaiver => Office,
        TaskAction.Lapse => Actor.Programme.Id,
    };

    /// <summary>All of them, reading a language; the network joins so many days into the year.</summary>
    public static Func<ProgrammeDefinition, Roster> Reading(
        Language language, int joinsAfterDays = 0, string code = Code) => programme =>
    {
        var network = new Network(new NetworkCode(code), "เวียง", "เมืองเชียงราย", "57", "เชียงราย", "ภาคเหนือ")
        {
            English = new EnglishNames("Wiang", "Mueang Chiang Rai", "Chiang Rai"),
        };
        return new Roster(
            [network],
            [PersonOf(Coordinator), PersonOf(Province), PersonOf(Office)],
            [
                new Appointment(new PersonId(Coordinator), Role.Coordinator, network.Code.Value, programme.Id),
                new Appointment(new PersonId(Province), Role.ProvincialCoordinator, network.ProvinceCode, programme.Id),
                new Appointment(new PersonId(Office), Role.RegionalOffice, network.Office, programme.Id),
            ],
            [
                new Enrolment(
                    programme.Id,
                    programme.FiscalYear,
                    network,
                    programme.Year.FirstDay.AddDays(joinsAfterDays)),
            ]);

        Person PersonOf(string id) => new(new PersonId(id), id, $"{id}@example.org", language);
    };
}
