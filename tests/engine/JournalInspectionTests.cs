using System.Text.Json;
using System.Text.Json.Serialization;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>What an operator sees of a journal from outside, while its engine works or when it is gone.</summary>
public sealed class JournalInspectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_folder_is_looked_into_while_its_engine_works()
    {
        await using var host = new EmbeddedHost(Waiting, EngineContract.Start);
        await host.StartAsync();

        using var journal = JournalInspection.Open(host.Folder);

        Assert.Equal(OrchestrationStatus.Running, journal.Find(HostSteps.Net)!.Status);
        Assert.Equal(1, journal.Count(new OrchestrationQuery())[OrchestrationStatus.Running]);
        Assert.Equal(HistoryEventKind.ExecutionStarted, journal.History(HostSteps.Net)[0].Kind);
        Assert.Equal(1, journal.Verify());
    }

    [Fact]
    public void A_folder_without_a_journal_is_named()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<JournalException>(() => JournalInspection.Open(folder.Path));

        Assert.Equal(JournalError.Missing, error.Reason);
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_person_is_never_stuck()
    {
        await using var host = new EmbeddedHost(
            Waiting.Story("Sleeper", async c =>
            {
                await c.CreateTimerAsync(EngineContract.Start.AddDays(1));
                return "";
            }),
            EngineContract.Start);
        await host.StartAsync();
        await host.StartAsync("Sleeper", "sleeper");

        using var journal = JournalInspection.Open(host.Folder);

        Assert.Empty(journal.Stuck(EngineContract.Start.AddDays(1) + Patience, Patience));
        Assert.Equal(
            [new StuckInstance("sleeper", ExpectedEvent.TimerFires, EngineContract.Start.AddDays(1))],
            journal.Stuck(EngineContract.Start.AddYears(1), Patience));
    }

    [Fact]
    public async Task An_activity_that_does_not_answer_is_seen()
    {
        var never = new TaskCompletionSource<string>();
        await using var host = new EmbeddedHost(
            new Catalogue()
                .Activity<string, string>("Hangs", (context, _) => never.Task.WaitAsync(context.Cancellation))
                .Story("Story", c => c.Call("Hangs")),
            EngineContract.Start);
        await host.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            "hanging",
            "",
            new StartOptions(InstanceIdReuse.Never),
            TestContext.Current.CancellationToken);

        // A question on the engine's own thread: what came before it is in the journal.
        await host.Client.SuspendAsync("nobody", "", TestContext.Current.CancellationToken);
        using var journal = JournalInspection.Open(host.Folder);

        Assert.Equal(
            [new StuckInstance("hanging", ExpectedEvent.ActivityAnswers, EngineContract.Start)],
            journal.Stuck(EngineContract.Start.AddHours(1), Patience));
    }

    [Fact]
    public async Task Histories_are_tried_under_another_release_and_nothing_is_changed()
    {
        await using var host = new EmbeddedHost(Waiting, EngineContract.Start);
        await host.StartAsync();
        await host.StartAsync(id: "ended");
        await host.RaiseAsync("Go", "", "ended");
        using var journal = JournalInspection.Open(host.Folder);

        Assert.All(journal.Replay(Waiting, endedToo: true), f => Assert.Null(f.Problem));
        Assert.Equal([HostSteps.Net], journal.Replay(Waiting, endedToo: false).Select(f => f.InstanceId));
        Assert.All(
            journal.Replay(Changed, endedToo: true),
            f => Assert.Contains("calls activity 'Other'", f.Problem, StringComparison.Ordinal));
        Assert.All(
            journal.Replay(new Catalogue(), endedToo: true),
            f => Assert.Contains("No orchestrator is registered", f.Problem, StringComparison.Ordinal));
        Assert.Equal(OrchestrationStatus.Running, journal.Find(HostSteps.Net)!.Status);
    }

    [Fact]
    public async Task A_release_that_goes_on_where_the_history_ends_is_found()
    {
        await using var host = new EmbeddedHost(Waiting, EngineContract.Start);
        await host.StartAsync();
        await host.RaiseAsync("Go", "");
        using var journal = JournalInspection.Open(host.Folder);

        var goesOn = new Catalogue().Echoes("A")
            .Story("Story", async c => await c.Call("A") + await c.Wait("Go") + await c.Wait("More"));

        var finding = Assert.Single(journal.Replay(goesOn, endedToo: true));
        Assert.Contains("the code goes on", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_history_ends_a_replay_check_with_its_reason()
    {
        await using var host = new EmbeddedHost(Waiting, EngineContract.Start);
        await host.StartAsync();
        using (var database = new Database(Path.Combine(host.Folder, JournalCopy.FileName), readOnly: false))
        {
            database.Run("UPDATE turns SET record = zeroblob(length(record))");
        }

        using var journal = JournalInspection.Open(host.Folder);
        var replay = Task.Run(
            () => journal.Replay(Waiting, endedToo: true).ToList(), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<JournalException>(
            () => replay.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(JournalError.Damaged, error.Reason);
    }

    private static Catalogue Waiting => new Catalogue().Echoes("A")
        .Story("Story", async c => await c.Call("A") + await c.Wait("Go"));

    private static Catalogue Changed => new Catalogue().Echoes("A", "Other")
        .Story("Story", async c => await c.Call("Other") + await c.Wait("Go"));

    [Fact]
    public async Task A_replay_check_tells_what_would_block_and_goes_on_with_the_others()
    {
        await using var host = new EmbeddedHost(Replayed<string>(_ => { }, c => c.Wait("E")), EngineContract.Start);
        foreach (var name in (string[])["Reads", "Strays", "Blocks", "Leaves", "Holds"])
        {
            await host.StartAsync(name, name);
            await host.RaiseAsync("First", "text", name);
        }

        using var release = new ManualResetEventSlim();
        using var journal = JournalInspection.Open(host.Folder);
        journal.TurnTimeLimit = TimeSpan.FromSeconds(2);
        var findings = journal.Replay(
            Replayed<Refusing>(_ => release.Wait(TestContext.Current.CancellationToken), _ => NeverAsync()),
            endedToo: false).ToDictionary(f => f.InstanceId, f => f.Problem ?? "none");
        release.Set();

        Assert.Contains("Refusing", findings["Reads"], StringComparison.Ordinal);
        Assert.Contains("async void", findings["Strays"], StringComparison.Ordinal);
        Assert.Contains("took longer", findings["Blocks"], StringComparison.Ordinal);
        Assert.Contains("awaits something", findings["Leaves"], StringComparison.Ordinal);
        Assert.Equal("none", findings["Holds"]);

        static Task<string> NeverAsync() => new TaskCompletionSource<string>().Task;
    }

    private static Catalogue Replayed<T>(
        Action<OrchestrationContext> blocks, Func<OrchestrationContext, Task<string>> leaves) => new Catalogue()
        .Story("Reads", async c =>
            $"{await c.WaitForExternalEventAsync(new EventName<T>("First"))}{await c.Wait("E")}")
        .Story("Strays", async c =>
        {
            if (typeof(T) == typeof(Refusing))
            {
                Stray();
            }

            return $"{await c.Wait("First")}{await c.Wait("E")}";
        })
        .Story("Blocks", async c =>
        {
            await c.Wait("First");
            blocks(c);
            return await c.Wait("E");
        })
        .Story("Leaves", async c => $"{await c.Wait("First")}{await leaves(c)}")
        .Story("Holds", async c => $"{await c.Wait("First")}{await c.Wait("E")}");

    private static async void Stray()
    {
        await Task.CompletedTask;
        throw new DreadfulException();
    }

    [JsonConverter(typeof(Converter))]
    private sealed record Refusing
    {
        private sealed class Converter : JsonConverter<Refusing>
        {
            public override Refusing Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
                throw new DreadfulException();

            public override void Write(Utf8JsonWriter writer, Refusing value, JsonSerializerOptions options) =>
                writer.WriteNullValue();
        }
    }
}
