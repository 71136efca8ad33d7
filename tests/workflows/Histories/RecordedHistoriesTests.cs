using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;
using ProgramFlows.Tests.Years;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Histories;

/// <summary>
/// What earlier releases have recorded is replayed for ever: a year under way goes on under every later release. A
/// journal is recorded once a release, with PROGRAMFLOWS_RECORD naming it, and never changed afterwards.
/// </summary>
public sealed class RecordedHistoriesTests
{
    private static readonly DateOnly InTheMiddle = new(2027, 2, 3);

    public static TheoryData<string> Releases =>
        [.. Directory.EnumerateFiles(Recorded, "*.db").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    private static string Recorded => Path.Combine(House.Root, "tests", "histories");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_history_of_an_earlier_release_fits_this_one(string release)
    {
        using var folder = CopyOf(release);
        using var journal = JournalInspection.Open(folder.Path);

        var findings = journal.Replay(ProgrammeCatalogue.Create(), endedToo: true).ToList();

        Assert.Equal(
            ["DailyDigest", "NetworkCycle", "ProgrammeYear", "TaskFollowUp"],
            findings.Select(f => f.Name).Distinct().Order());
        Assert.All(findings, f => Assert.Null(f.Problem));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Recorded_histories_stand_beside_their_journal_as_text(string release)
    {
        using var folder = CopyOf(release);
        using var journal = JournalInspection.Open(folder.Path);
        var text = string.Join('\n', journal.Replay(ProgrammeCatalogue.Create(), endedToo: true)
            .OrderBy(f => f.InstanceId, StringComparer.Ordinal)
            .SelectMany(f => (string[])
                [$"{f.Name} {f.InstanceId}", .. journal.History(f.InstanceId).Select(LineOf), ""]));
        var file = Path.Combine(Recorded, $"{release}.txt");
        if (Environment.GetEnvironmentVariable("PROGRAMFLOWS_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(file, text, Cancellation);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, Cancellation), text);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_journal_of_an_earlier_release_opens_and_is_whole(string release)
    {
        using var folder = CopyOf(release);

        await using (var engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = folder.Path, Clock = new VirtualClock(ThaiTime.StartOf(InTheMiddle)) },
            ProgrammeCatalogue.Create(),
            NoServices.Instance,
            NullLoggerFactory.Instance))
        {
            engine.Start();
            await engine.WhenIdleAsync();
            var counts = await engine.Client.CountAsync(new OrchestrationQuery(), Cancellation);
            Assert.Equal(
                [OrchestrationStatus.Running, OrchestrationStatus.Completed], counts.Keys.Order());
        }

        JournalCopy.Check(folder[JournalCopy.FileName]);
    }

    [Fact]
    public async Task A_release_records_its_own_when_it_is_asked_to()
    {
        var release = Environment.GetEnvironmentVariable("PROGRAMFLOWS_RECORD");
        Assert.SkipWhen(release is null, "PROGRAMFLOWS_RECORD=<version> records this release's histories.");
        using var folder = new TemporaryFolder();
        await using (var year = await PlayedYear.BeginAsync(
            EmbeddedYearHost.On(folder.Path), 2570, OneNetwork.Reading(Language.Th)))
        {
            await LiveAsync(year);
        }

        JournalCopy.Make(folder.Path, Path.Combine(Recorded, $"{release}.db"));
    }

    /// <summary>A bit of everything, up to the middle of the year, with much still under way.</summary>
    private static async Task LiveAsync(PlayedYear year)
    {
        var afternoon = new TimeOnly(14, 0);
        await year.PlayToAsync(new DateOnly(2026, 10, 20), afternoon);
        await DoAsync(TaskAction.Submit, "core-team", "1");
        await year.PlayToAsync(new DateOnly(2026, 10, 22), afternoon);
        await DoAsync(TaskAction.Return, "core-team", "2");
        await year.PlayToAsync(new DateOnly(2026, 11, 12), afternoon);
        await DoAsync(TaskAction.Submit, "core-team", "3");
        await year.PlayToAsync(new DateOnly(2026, 11, 13), afternoon);
        await DoAsync(TaskAction.Accept, "core-team", "4");
        await DoAsync(TaskAction.Extend, "team-goals", "5");
        await year.PlayToAsync(new DateOnly(2026, 12, 8), afternoon);
        await DoAsync(TaskAction.Waive, "team-goals", "6");
        await year.PlayToAsync(InTheMiddle, TimeOnly.MinValue);

        async Task DoAsync(TaskAction action, string task, string id) => Assert.Equal(
            CommandResult.Done, await year.DoAsync(action, task, id, new DateOnly(2026, 12, 1)));
    }

    private static string LineOf(HistoryEvent past) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {past.At:yyyy-MM-dd HH:mm:ss} {past.Kind}{(past.TaskId is { } id ? $" #{id}" : "")} "
        + $"{past.Name} {past.Payload}")
        .TrimEnd();

    private static TemporaryFolder CopyOf(string release)
    {
        var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Recorded, $"{release}.db"), folder[JournalCopy.FileName]);
        return folder;
    }
}
