using System.Diagnostics;
using System.Globalization;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Proof.Worlds;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Proof.Kills;

/// <summary>A real process is killed under load, again and again: <c>PROGRAMFLOWS_KILLS</c> says how often.</summary>
public sealed class KillTests
{
    private const int UsualKills = 20;
    private const int MostConfirmations = 150;

    [Fact]
    public async Task Kill_9_under_load_loses_nothing_and_repeats_no_effect()
    {
        using var folder = new TemporaryFolder();
        var kills = Seeds.Count("PROGRAMFLOWS_KILLS", UsualKills);
        var random = new Random(Seeds.Count("PROGRAMFLOWS_SEED", 1));
        var confirmed = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            using var victim = Start(folder.Path, Victim.Load, kill);
            confirmed.AddRange(await ReadAsync(victim, random.Next(1, MostConfirmations)));
            victim.Kill();
            confirmed.AddRange(await ReadAsync(victim, int.MaxValue));
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var last = Start(folder.Path, Victim.Drain, kills);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, last.ExitCode);
        Check(folder, confirmed, kills);
    }

    private static void Check(TemporaryFolder folder, List<string> confirmed, int kills)
    {
        using var reader = new JournalReader(
            new Database(Path.Combine(folder[Victim.JournalName], JournalFolder.FileName), readOnly: true));
        var effects = EffectFile.Read(folder[Victim.EffectFileName]);
        var keys = effects.Distinct().ToLookup(e => e.Label, e => e.Key);
        var jobs = Jobs(reader);
        var lostStarts = confirmed.Except(jobs.Keys).ToList();
        var unfinished = jobs.Values.Where(j => j.Status != OrchestrationStatus.Completed).ToList();
        var lostEffects = jobs.Keys.SelectMany(VictimWork.EffectsOf).Where(e => !keys.Contains(e)).ToList();
        var repeatedEffects = keys.Where(e => e.Count() > 1).Select(e => e.Key).ToList();
        var twoMeanings = effects.Distinct().CountBy(e => e.Key).Where(e => e.Value > 1).Select(e => e.Key).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kills} kills, {confirmed.Count} starts confirmed, {jobs.Count} instances, {keys.Count} effects; lost: "
            + $"{lostStarts.Count} starts, {lostEffects.Count} effects; repeated by key: {repeatedEffects.Count}; "
            + $"activities run again: {effects.Count - keys.Count}");

        Assert.Empty(lostStarts);
        Assert.Empty(unfinished);
        Assert.Empty(lostEffects);
        Assert.Empty(repeatedEffects);
        Assert.Empty(twoMeanings);
        Assert.True(confirmed.Count > 0, "Nothing was confirmed before any kill: the load is no load.");
    }

    private static Dictionary<string, OrchestrationState> Jobs(JournalReader reader)
    {
        var jobs = new Dictionary<string, OrchestrationState>();
        for (string? token = null; ;)
        {
            var page = reader.Page(new OrchestrationQuery
            {
                Name = VictimWork.Job.Value,
                PageSize = 1_000,
                ContinuationToken = token,
            });
            foreach (var job in page.Items)
            {
                jobs.Add(job.InstanceId, job);
            }

            if ((token = page.ContinuationToken) is null)
            {
                return jobs;
            }
        }
    }

    /// <summary>How the process that is killed is started.</summary>
    internal static ProcessStartInfo StartOf(string folder, string mode, int round)
    {
        var tests = typeof(KillTests).Assembly;
        var start = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? new ProcessStartInfo(Environment.ProcessPath!, [tests.Location])
            : new ProcessStartInfo(Environment.ProcessPath!);
        start.RedirectStandardOutput = true;
        foreach (var argument in (ReadOnlySpan<string>)
            [Victim.Argument, folder, round.ToString(CultureInfo.InvariantCulture), mode])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static Process Start(string folder, string mode, int round) =>
        Process.Start(StartOf(folder, mode, round))!;

    private static async Task<List<string>> ReadAsync(Process victim, int most)
    {
        var lines = new List<string>();
        while (lines.Count < most
            && await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
