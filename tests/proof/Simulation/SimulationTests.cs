using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Proof.Worlds;
using Xunit;

namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>
/// Random orchestrations among restarts, crashes and broken disks end as they do in quiet, with the same effects.
/// </summary>
public sealed class SimulationTests
{
    private const int UsualSeeds = 250;
    private const int GivenIdLength = 32;

    [Fact]
    public async Task What_happens_to_the_engine_changes_nothing_for_its_orchestrations()
    {
        var restarts = 0;
        await Parallel.ForEachAsync(
            Seeds.Of(UsualSeeds),
            TestContext.Current.CancellationToken,
            (seed, _) => new ValueTask(Seeds.RunAsync(
                seed, async s => Interlocked.Add(ref restarts, await CompareAsync(s).ConfigureAwait(false)))));

        Assert.True(restarts > 0, "No engine was ever restarted: the simulation interrupts nothing.");
    }

    /// <returns>How many restarts there were.</returns>
    private static async Task<int> CompareAsync(int seed)
    {
        await using var quiet = new Play(seed, isCalm: true);
        await using var storm = new Play(seed, isCalm: false);
        var terminated = quiet.Roots.Where(r => r.IsTerminated).Select(r => r.Id).ToHashSet();
        var expected = await quiet.RunAsync().ConfigureAwait(false);
        var found = await storm.RunAsync().ConfigureAwait(false);

        Assert.Null(quiet.Ledger.Collision);
        Assert.Null(storm.Ledger.Collision);
        Assert.Equal(Ends(expected, terminated), Ends(found, terminated));
        Assert.Equal(Effects(quiet, terminated), Effects(storm, terminated));
        return storm.Lives - 1;
    }

    /// <summary>How every instance ended, save those that a client terminated and what they started.</summary>
    private static List<string> Ends(IReadOnlyList<OrchestrationState> states, HashSet<string> terminated)
    {
        var parents = states.ToDictionary(s => s.InstanceId, s => s.ParentInstanceId);
        string RootOf(string id) => parents.TryGetValue(id, out var parent) && parent is not null ? RootOf(parent) : id;
        return
        [
            .. states.Where(s => !IsOrphan(s) && !terminated.Contains(RootOf(s.InstanceId)))
                .Select(s => $"{NameOf(s)} {s.Status} {s.Output} {s.CustomStatus} {s.Failure?.ErrorType}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether the one that started it was itself started anew: nothing then says whose it was.</summary>
    private static bool IsOrphan(OrchestrationState state) => HasGivenId(state) && state.ParentInstanceId is null;

    private static string NameOf(OrchestrationState state) =>
        HasGivenId(state) ? "a child" + state.InstanceId[GivenIdLength..] : state.InstanceId;

    private static bool HasGivenId(OrchestrationState state) =>
        state.InstanceId.Length >= GivenIdLength && Guid.TryParseExact(state.InstanceId[..GivenIdLength], "N", out _);

    private static List<string> Effects(Play play, HashSet<string> terminated) =>
    [
        .. play.Ledger.KeysByLabel()
            .Where(e => !terminated.Contains(e.Key[..e.Key.IndexOf(':', StringComparison.Ordinal)]))
            .Select(e => $"{e.Key} {e.Value}")
            .Order(StringComparer.Ordinal),
    ];
}
