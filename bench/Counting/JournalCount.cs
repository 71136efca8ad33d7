using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Bench.Counting;

/// <summary>What the histories of a journal come to, by orchestrator.</summary>
/// <param name="ByOrchestrator">A tally of each orchestrator of the catalogue, of the runs that are kept.</param>
/// <param name="Generations">How often an instance has continued as new in all, by orchestrator.</param>
/// <param name="Rows">Rows of turns.</param>
/// <param name="HistoryBytes">Bytes of all histories.</param>
/// <param name="Bytes">Bytes of the whole journal.</param>
internal sealed record JournalCount(
    IReadOnlyDictionary<string, Tally> ByOrchestrator,
    IReadOnlyDictionary<string, long> Generations,
    long Rows,
    long HistoryBytes,
    long Bytes)
{
    /// <summary>Reads a journal that no engine is writing.</summary>
    public static JournalCount Read(string folder, Catalogue catalogue)
    {
        using var database = new Database(Path.Combine(folder, JournalFolder.FileName), readOnly: true);
        using var reader = new JournalReader(database);
        var tallies = catalogue.Orchestrators.Keys.ToDictionary(name => name, _ => new Tally());
        var generations = catalogue.Orchestrators.Keys.ToDictionary(name => name, _ => 0L);
        foreach (var (row, name, version) in reader.Runs(endedToo: true))
        {
            if (!catalogue.Orchestrators.TryGetValue(name, out var orchestrator))
            {
                continue; // The simulated people are no part of the programme.
            }

            var run = new OrchestrationRun(orchestrator, new RunIdentity(row.Id, version, reader.ParentOf(row)));
            new InstanceCount(tallies[name], run, row.Completed).Add(reader.Turns(row));
            generations[name] += row.Generation;
        }

        return new JournalCount(
            tallies,
            generations,
            database.ReadInteger("SELECT count(*) FROM turns"),
            database.ReadInteger("SELECT sum(length(record)) FROM turns"),
            StoreCount.BytesOf(database));
    }
}
