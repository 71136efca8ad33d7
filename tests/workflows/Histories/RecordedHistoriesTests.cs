using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;
using ProgramFlows.Tests.Years;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
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
        Assert.Equal(CommandResult.Done, await year.Desk.SubmitAsync(
            Command("1", "core-team"), "{}", Role.ProvincialCoordinator, Cancellation));
        await year.PlayToAsync(new DateOnly(2026, 10, 22), afternoon);
        Assert.Equal(CommandResult.Done, await year.Desk.ReturnAsync(Command("2", "core-team"), "-", Cancellation));
        await year.PlayToAsync(new DateOnly(2026, 11, 12), afternoon);
        Assert.Equal(CommandResult.Done, await year.Desk.SubmitAsync(
            Command("3", "core-team"), "{}", Role.ProvincialCoordinator, Cancellation));
        await year.PlayToAsync(new DateOnly(2026, 11, 13), afternoon);
        Assert.Equal(CommandResult.Done, await year.Desk.AcceptAsync(Command("4", "core-team"), Cancellation));
        Assert.Equal(CommandResult.Done, await year.Desk.ExtendAsync(
            Command("5", "team-goals"), new DateOnly(2026, 12, 1), "-", Cancellation));
        await year.PlayToAsync(new DateOnly(2026, 12, 8), afternoon);
        Assert.Equal(CommandResult.Done, await year.Desk.WaiveAsync(Command("6", "team-goals"), "-", Cancellation));
        await year.PlayToAsync(InTheMiddle, TimeOnly.MinValue);

        TaskCommand Command(string id, string task) =>
            new(id, year.TaskOf(OneNetwork.Code, task), OneNetwork.Coordinator, year.Now);
    }

    private static TemporaryFolder CopyOf(string release)
    {
        var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Recorded, $"{release}.db"), folder[JournalCopy.FileName]);
        return folder;
    }
}
