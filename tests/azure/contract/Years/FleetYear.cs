using ProgramFlows.Adapters.Csv;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Tests.Support;
using ProgramFlows.Tests.Years;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Tests.DurableTask.Years;

/// <summary>
/// The year of nine networks in three provinces, one of which joins late, with the simulated people of a rehearsal.
/// </summary>
/// <param name="Letters">What people were written, in order.</param>
/// <param name="Entries">Everything that the store notes, in order.</param>
/// <param name="Provinces">Where their tasks stand in the end, by province, network and step.</param>
/// <param name="Instances">How the orchestrations stand in the end, by id.</param>
/// <param name="Histories">What stands in the histories, by the name of the orchestrator.</param>
internal sealed record FleetYear(
    IReadOnlyList<ComposedMessage> Letters,
    IReadOnlyList<ProgressEntry> Entries,
    IReadOnlyList<ProvinceProgress> Provinces,
    IReadOnlyList<OrchestrationState> Instances,
    ILookup<string, HistoryEvent> Histories)
{
    private const int Seed = 1;
    private const int FiscalYear = 2570;
    private const int JoinsLateAfterDays = 100;

    private static readonly HistoryEventKind[] Dispatched =
    [
        HistoryEventKind.ExecutionStarted,
        HistoryEventKind.TaskScheduled,
        HistoryEventKind.TaskCompleted,
        HistoryEventKind.TaskFailed,
        HistoryEventKind.SubOrchestrationCompleted,
        HistoryEventKind.SubOrchestrationFailed,
        HistoryEventKind.EventRaised,
        HistoryEventKind.TimerFired,
    ];

    /// <summary>Plays it on a host.</summary>
    public static async Task<FleetYear> PlayAsync(PlayedYear.StartHost startHost)
    {
        await using var year = await PlayedYear.BeginAsync(
            (catalogue, services, start) => startHost(catalogue.AddSimulation(), services, start),
            FiscalYear,
            Roster);
        await year.Client.StartAsync(
            SimulatedPeople.Name,
            SimulatedPeople.Id,
            new SimulationInput(Seed, year.Programme.Year.FirstDay, year.EndsOn.AddDays(-1)),
            new StartOptions(InstanceIdReuse.Never),
            default);
        await year.PlayOutAsync();
        var everywhere = new Viewer(
            Actor.Programme,
            [
                new Appointment(new PersonId("staff"), Role.ProgrammeStaff, Appointment.Everywhere, year.Programme.Id),
            ]);
        var instances = await InstancesAsync(year.Client);
        var histories = new List<(string Name, HistoryEvent Event)>();
        foreach (var instance in instances)
        {
            histories.AddRange(
                from historyEvent in await year.Client.GetHistoryAsync(instance.InstanceId, default)
                select (instance.Name, historyEvent));
        }

        return new FleetYear(
            year.Letters.Sent,
            await year.Port<ISimulationReader>().EntriesAsync(default).ToListAsync(),
            (await year.Port<IProgressReader>().YearsAsync(everywhere, year.EndsOn, default)).Single().Provinces,
            instances,
            histories.ToLookup(h => h.Name, h => h.Event));
    }

    /// <summary>How many messages reached all instances of an orchestrator, and went out to their activities.</summary>
    public int Actions(string orchestrator) => Histories[orchestrator].Count(h => Dispatched.Contains(h.Kind));

    private static Roster Roster(ProgrammeDefinition programme)
    {
        var provinces = new Gazetteer(Path.Combine(House.Root, "programs", "places")).Places
            .GroupBy(p => p.ProvinceCode)
            .Take(3)
            .Select(p => p.Take(3));
        var roster = SimulatedRoster.Over(programme, [.. provinces.SelectMany(p => p)]);
        var late = roster.Enrolments[^1] with { JoinedOn = programme.Year.FirstDay.AddDays(JoinsLateAfterDays) };
        return roster with { Enrolments = [.. roster.Enrolments.SkipLast(1), late] };
    }

    private static async Task<IReadOnlyList<OrchestrationState>> InstancesAsync(OrchestrationClient client)
    {
        var all = new List<OrchestrationState>();
        var query = new OrchestrationQuery();
        while (await client.QueryAsync(query, default) is { Items.Count: > 0 } page)
        {
            all.AddRange(page.Items);
            if (page.ContinuationToken is null)
            {
                break;
            }

            query = query with { ContinuationToken = page.ContinuationToken };
        }

        return [.. all.OrderBy(i => i.InstanceId, StringComparer.Ordinal)];
    }
}
