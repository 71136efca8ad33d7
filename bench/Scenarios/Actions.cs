using System.Diagnostics;
using ProgramFlows.Bench.Counting;
using ProgramFlows.Rehearsal;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Standalone;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>
/// Not how fast, but how much: the year 2570 is rehearsed, and its histories, its ledger and its store are counted.
/// docs/scale.md reckons with the figures.
/// </summary>
internal sealed class Actions : IScenario
{
    private const int Seed = 1;
    private const string Programme = "honest-society-2570.yaml";

    private readonly Dictionary<string, double> _figures = [];
    private double _networks;

    public string Name => "actions";

    public string Tells => "what the programme's year asks of a host: actions, timers, messages, bytes";

    public int DefaultCount => 2_600;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("programflows-bench-").FullName;
        try
        {
            var watch = Stopwatch.StartNew();
            var programme = Programmes.Read(Path.Combine(Programmes.Folder, Programme));
            var (networks, messages) = await RehearseAsync(programme, folder, count);
            _networks = networks;
            _figures["networks"] = networks;
            Tell(JournalCount.Read(folder, ProgrammeCatalogue.Create()), programme.RungsAt);
            Tell(messages);
            Tell(StoreCount.Read(folder));
            _figures["seconds for all of it"] = watch.Elapsed.TotalSeconds;
            return _figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Networks, MessageCount Messages)> RehearseAsync(
        ProgrammeDefinition programme, string folder, int count)
    {
        var places = SimulatedRoster.Draw(Programmes.Places, count, Seed);
        var year = new RehearsedYear(programme, SimulatedRoster.Over(programme, places), Seed);
        var clock = year.NewClock();
        var data = new InstallationFolder(folder);
        new InstallationMark(InstallationKind.Rehearsal).TryPut(folder);
        await using var installation = await Installation.OpenAsync(
            data, clock, data.SettingsWithoutMessages());
        var (summary, entries) = await year.PlayAsync(
            new RehearsalStage(installation.Engine, clock, installation.Services),
            until: null,
            _ => { },
            CancellationToken.None);
        var messages = MessageCount.Of(entries);
        return summary is { Failed: 0, Blocked: 0 }
            ? (summary.Networks, messages)
            : throw new InvalidOperationException(
                $"{summary.Failed} instances failed and {summary.Blocked} are blocked: nothing to reckon with.");
    }

    private void Tell(JournalCount journal, TimeOnly rungsAt)
    {
        var (cycle, task) =
            (journal.ByOrchestrator[NetworkCycle.Name.Value], journal.ByOrchestrator[TaskFollowUp.Name.Value]);
        void Both(string name, Func<Tally, long> figure) => PerNetwork(name, figure(cycle) + figure(task));

        Both("orchestrations", t => t.Orchestrations);
        Both("sub-orchestrations among them", t => t.SubOrchestrations);
        Both("sub-orchestration answers", t => t.SubOrchestrationAnswers);
        Both("activity calls", t => t.ActivityCalls);
        Both("activity answers", t => t.ActivityAnswers);
        Both("events raised", t => t.Events);
        Both("continued as new", t => t.ContinuedAsNew);
        Both("timers set", t => t.TimersSet);
        Both("timers fired", t => t.TimersFired);
        PerNetwork("timer pieces, network cycle", cycle.TimerPiecesFired);
        PerNetwork("timer pieces, tasks", task.TimerPiecesFired);
        Both("actions", t => t.Actions);
        PerNetwork("actions in the busiest minute", Tally.InTheBusiestMinute([cycle, task]));
        PerNetwork("actions in the busiest minute of reminders", Tally.InTheBusiestMinute([cycle, task], rungsAt));
        Both("turns", t => t.Turns);
        PerNetwork("history bytes", journal.HistoryBytes);
        PerNetwork("journal bytes", journal.Bytes);
        var year = journal.ByOrchestrator[ProgrammeYear.Name.Value];
        _figures["actions of the programme's year"] = year.Actions;
        _figures["digest's mornings (continued as new)"] = journal.Generations[DailyDigest.Name.Value];
        _figures["largest payload, bytes"] = journal.ByOrchestrator.Values.Max(t => t.LargestPayload);
        _figures["largest history of a network, bytes"] = cycle.LargestHistory;
        _figures["largest history of a task, bytes"] = task.LargestHistory;
        _figures["largest history of the year, bytes"] = year.LargestHistory;
    }

    private void Tell(MessageCount messages)
    {
        PerNetwork("messages", messages.Total);
        PerNetwork("messages to the coordinator", messages.To("coordinator"));
        foreach (var role in (ReadOnlySpan<string>)["province", "office"])
        {
            _figures[$"people, {role}"] = messages.People(role);
            _figures[$"messages a person, {role}"] = messages.To(role) / (double)messages.People(role);
        }

        _figures["mornings with messages"] = messages.Mornings;
        _figures["messages in the busiest morning"] = messages.InTheBusiestMorning;
        foreach (var (kind, lines) in messages.Lines)
        {
            PerNetwork($"lines, {kind}", lines);
        }
    }

    private void Tell(StoreCount store)
    {
        foreach (var (table, rows) in store.Rows)
        {
            PerNetwork($"rows, {table}", rows);
        }

        PerNetwork("store rows", store.Rows.Values.Sum());
        PerNetwork("store bytes", store.Bytes);
    }

    private void PerNetwork(string name, long figure) => _figures[$"{name}, a network"] = figure / _networks;
}
