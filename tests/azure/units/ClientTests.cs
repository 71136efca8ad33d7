using DurableTask.Core.History;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Client;
using ProgramFlows.Functions.Durable.Wire;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Tests.Support;
using Xunit;
using FailureDetails = ProgramFlows.Engine.Contract.FailureDetails;
using OrchestrationQuery = ProgramFlows.Engine.Contract.OrchestrationQuery;
using OrchestrationStatus = ProgramFlows.Engine.Contract.OrchestrationStatus;
using State = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace ProgramFlows.Tests.Functions;

/// <summary>How instances are started, reached, steered and found.</summary>
public sealed class ClientTests : IAsyncDisposable
{
    private static readonly OrchestratorName<string, string> Part = new("Part");

    private static readonly EventName<string> E = new("E");

    private readonly ScriptedClient _host = new();
    private readonly DurableTaskOrchestrationClient _client;

    public ClientTests() =>
        _client = new DurableTaskOrchestrationClient(_host, new Catalogue()
            .Orchestrator("Story", (OrchestrationContext _, string input) => Task.FromResult(input))
            .Orchestrator("Part", (OrchestrationContext _, string input) => Task.FromResult(input), "1.7"),
            new HurriedClock());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_start_says_which_statuses_keep_the_id_taken()
    {
        await StartAsync("a", InstanceIdReuse.Never);
        await StartAsync("a", InstanceIdReuse.WhenEnded);

        Assert.Equal(
            ["Pending", "Running", "Suspended", "Completed", "Failed", "Terminated"], _host.Starts[0].DedupeStatuses);
        Assert.Equal(["Pending", "Running", "Suspended"], _host.Starts[1].DedupeStatuses);
        Assert.Equal("start Part a in", _host.Asked[0]);
        Assert.Equal("1.7", _host.Starts[0].Version!.Value.Version);
    }

    [Theory]
    [InlineData(State.Running, InstanceIdReuse.Never, StartResult.AlreadyExists)]
    [InlineData(State.Running, InstanceIdReuse.WhenEnded, StartResult.AlreadyExists)]
    [InlineData(State.Completed, InstanceIdReuse.Never, StartResult.AlreadyExists)]
    [InlineData(State.Completed, InstanceIdReuse.WhenEnded, StartResult.Started)]
    [InlineData(State.Terminated, InstanceIdReuse.WhenEnded, StartResult.Started)]
    public async Task An_id_that_is_taken_is_an_answer(State taken, InstanceIdReuse reuse, StartResult expected)
    {
        _host.Add("a", taken);

        Assert.Equal(expected, await StartAsync("a", reuse));
    }

    [Fact]
    public async Task What_no_engine_can_keep_is_refused_before_the_host_is_asked()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync("a/b", InstanceIdReuse.Never));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.StartAsync(
            new OrchestratorName<string, string>("Unheard"), "a", "in", new(InstanceIdReuse.Never), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.StartAsync(
            Part,
            "a",
            "in",
            new(InstanceIdReuse.Never) { Tags = new Dictionary<string, string> { ["k"] = new('x', 101) } },
            Cancellation));

        Assert.Empty(_host.Asked);
    }

    [Theory]
    [InlineData(null, RaiseEventResult.UnknownInstance)]
    [InlineData(State.Running, RaiseEventResult.Accepted)]
    [InlineData(State.Suspended, RaiseEventResult.Accepted)]
    [InlineData(State.Completed, RaiseEventResult.AlreadyEnded)]
    [InlineData(State.Failed, RaiseEventResult.AlreadyEnded)]
    [InlineData(State.Terminated, RaiseEventResult.AlreadyEnded)]
    public async Task Raising_an_event_is_answered_by_a_value(State? status, RaiseEventResult expected)
    {
        if (status is { } there)
        {
            _host.Add("a", there);
        }

        Assert.Equal(expected, await _client.RaiseEventAsync("a", E, "ก", null, Cancellation));
        Assert.Equal(expected == RaiseEventResult.Accepted ? ["raise a E ก"] : [], _host.Asked);
    }

    [Fact]
    public async Task A_key_travels_with_its_event()
    {
        _host.Add("a", State.Running);
        await _client.RaiseEventAsync("a", E, "x", "outbox-17", Cancellation);

        Assert.Equal("""raise a E {"$key":"outbox-17","$event":"x"}""", Assert.Single(_host.Asked));
    }

    [Fact]
    public async Task An_instance_that_ends_while_the_event_is_on_its_way_has_ended()
    {
        _host.Add("a", State.Running);
        _host.OnRaise = () =>
        {
            _host.Add("a", State.Completed);
            throw new InvalidOperationException("not running");
        };

        Assert.Equal(
            RaiseEventResult.AlreadyEnded, await _client.RaiseEventAsync("a", E, "x", null, Cancellation));
    }

    [Fact]
    public async Task A_host_that_is_away_is_trouble_that_may_be_repeated()
    {
        _host.Add("a", State.Running);
        _host.OnRaise = () => throw new InvalidOperationException("unavailable");

        await Assert.ThrowsAsync<IOException>(() => _client.RaiseEventAsync("a", E, "x", null, Cancellation));
    }

    [Fact]
    public async Task Holding_letting_go_and_cancelling_reach_the_parts_that_are_open()
    {
        _host.Add("a", State.Running);
        _host.Add("open", State.Running);
        _host.Histories["a"] =
        [
            new SubOrchestrationInstanceCreatedEvent(0) { InstanceId = "done" },
            new SubOrchestrationInstanceCreatedEvent(1) { InstanceId = "open" },
            new SubOrchestrationInstanceCreatedEvent(2) { InstanceId = "failed" },
            new SubOrchestrationInstanceCompletedEvent(-1, 0, null),
            new SubOrchestrationInstanceFailedEvent(-1, 2, null, null, null),
        ];
        Assert.Equal(ControlResult.Done, await _client.SuspendAsync("a", "why", Cancellation));
        Assert.Equal(ControlResult.Done, await _client.CancelAsync("a", "over", Cancellation));
        _host.Add("a", State.Suspended);
        _host.Add("open", State.Suspended);
        Assert.Equal(ControlResult.Done, await _client.ResumeAsync("a", "go", Cancellation));

        Assert.Equal(
        [
            "suspend a why", "suspend open why",
            "raise a CancelRequested over", "raise open CancelRequested over",
            "resume a go", "resume open go",
        ],
            _host.Asked);
    }

    [Theory]
    [InlineData(State.Running, "suspend resume terminate")]
    [InlineData(State.Suspended, "resume terminate")]
    [InlineData(State.Failed, "start rewind purge")]
    [InlineData(State.Completed, "start purge")]
    [InlineData(State.Terminated, "start purge")]
    public async Task Only_what_can_be_done_is_asked_of_the_host(State status, string expected)
    {
        _host.Add("a", status);
        ControlResult[] results =
        [
            await _client.SuspendAsync("a", "", Cancellation),
            await _client.ResumeAsync("a", "", Cancellation),
            await _client.RestartAsync("a", Cancellation),
            await _client.RewindAsync("a", "", Cancellation),
            await _client.PurgeAsync("a", Cancellation),
            await _client.TerminateAsync("a", "over", Cancellation),
        ];

        Assert.Equal(expected, string.Join(' ', _host.Asked.Select(a => a.Split(' ')[0])));
        Assert.Equal(_host.Asked.Count, results.Count(r => r == ControlResult.Done));
        Assert.DoesNotContain(ControlResult.UnknownInstance, results);
        Assert.Equal(ControlResult.UnknownInstance, await _client.TerminateAsync("b", "", Cancellation));
    }

    [Fact]
    public async Task A_termination_reaches_the_parts_and_shows_the_reason()
    {
        _host.Add("a", State.Running);
        _host.Add("part", State.Running);
        _host.Histories["a"] = [new SubOrchestrationInstanceCreatedEvent(0) { InstanceId = "part" }];
        await _client.TerminateAsync("a", "over", Cancellation);

        Assert.Equal(["terminate a over", "terminate part over"], _host.Asked);
    }

    [Fact]
    public async Task An_instance_that_waits_for_a_release_is_blocked_and_gets_a_turn_by_resuming()
    {
        _host.Add("b", State.Running, customStatus: """{"$problem":"cannot be read","$status":null}""");
        Assert.Null((await _client.GetAsync("b", Cancellation))!.CustomStatus);
        _host.Add("a", State.Running, customStatus: """{"$problem":"cannot be read","$status":{"step":1}}""");
        var state = (await _client.GetAsync("a", Cancellation))!;
        Assert.Equal(
            (OrchestrationStatus.Blocked, "cannot be read", """{"step":1}"""),
            (state.Status, state.Problem, state.CustomStatus));
        await _client.ResumeAsync("a", "released", Cancellation);

        Assert.Equal(["raise a programflows-wake released"], _host.Asked);
    }

    [Fact]
    public async Task What_is_known_of_an_instance_is_told_in_the_contracts_words()
    {
        _host.Add(
            "part-1",
            State.Completed,
            output: "\"out\"",
            customStatus: "{\"step\":1}",
            tags: [("programflows-parent", "net"), ("programflows-version", "1.7"), ("network", "17")]);

        var state = (await _client.WaitForCompletionAsync("part-1", Cancellation))!;
        Assert.Equal(("1.7", "net", "out"), (state.Version, state.ParentInstanceId, state.ReadOutput<string>()));
        Assert.Equal(state.UpdatedAt, state.CompletedAt);
        Assert.Equal(["network"], state.Tags.Keys);
        Assert.Null(await _client.GetAsync("nobody", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.WaitForCompletionAsync("nobody", Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_is_known_whether_the_host_gives_details_or_only_a_text(bool details)
    {
        var text = CodedFailureException.Of(new IOException("disk full")).Message;
        _host.Add(
            "a",
            State.Failed,
            output: details ? null : $"\"Orchestrator failed: {text}\"",
            failure: details ? new TaskFailureDetails("X", text, "at X", null, null) : null);

        var failure = (await _client.GetAsync("a", Cancellation))!.Failure!;
        Assert.Equal(("System.IO.IOException", "disk full"), (failure.ErrorType, failure.ErrorMessage));
    }

    [Fact]
    public async Task A_page_holds_what_fits_and_pages_without_any_are_passed_over()
    {
        _host.Add("net-1", State.Running, day: 2, tags: ("p", "1"));
        _host.Add("net-2", State.Running, day: 1, tags: ("p", "1"));
        _host.Add("net-3", State.Running, name: "Other", tags: ("p", "1"));
        _host.Add("net-4", State.Running, tags: ("p", "2"));
        _host.Add("net-5", State.Running, day: 3, tags: ("p", "1"));
        var query = new OrchestrationQuery
        {
            Name = "story",
            Statuses = [OrchestrationStatus.Running],
            InstanceIdPrefix = "net-",
            Tags = new Dictionary<string, string> { ["p"] = "1" },
            PageSize = 2,
        };
        var first = await _client.QueryAsync(query, Cancellation);
        var second = await _client.QueryAsync(
            query with { ContinuationToken = first.ContinuationToken }, Cancellation);

        Assert.Equal(["net-2", "net-1"], first.Items.Select(i => i.InstanceId));
        Assert.Equal(["net-5"], second.Items.Select(i => i.InstanceId));
        Assert.Null(second.ContinuationToken);
        Assert.Equal([State.Running, State.Pending], _host.Queries[0]!.Statuses!);
        Assert.Equal("net-", _host.Queries[0]!.InstanceIdPrefix);
        Assert.Equal(3, (await _client.CountAsync(query, Cancellation))[OrchestrationStatus.Running]);
    }

    [Fact]
    public async Task A_page_that_no_message_has_room_for_is_taken_in_parts()
    {
        for (var i = 0; i < 10; i++)
        {
            _host.Add($"net-{i}", State.Running, tags: ("p", "1"));
        }

        _host.MostInAMessage = 3;
        var query = new OrchestrationQuery { PageSize = 8 };
        var found = new List<string>();
        do
        {
            var page = await _client.QueryAsync(query, Cancellation);
            found.AddRange(page.Items.Select(i => i.InstanceId));
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);

        Assert.Equal(_host.Instances.Keys, found);
        Assert.Equal(10, (await _client.CountAsync(query, Cancellation))[OrchestrationStatus.Running]);
    }

    [Fact]
    public async Task A_query_that_cannot_be_answered_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _client.QueryAsync(new() { PageSize = 0 }, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            () => _client.QueryAsync(new() { ContinuationToken = "mine" }, Cancellation));
    }

    [Fact]
    public async Task Retention_counts_from_the_end()
    {
        _host.Add("old", State.Completed, day: 1);
        _host.Add("young", State.Completed, day: 20);
        _host.Add("alive", State.Running, day: 1);

        var before = new DateTimeOffset(2026, 2, 10, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, await _client.PurgeEndedAsync(before, Cancellation));
        Assert.Equal(["purge old"], _host.Asked);
    }

    [Fact]
    public async Task A_history_is_told_without_our_envelopes()
    {
        _host.Add("a", State.Completed);
        var coded = CodedFailureException.Of(new IOException("smtp down")).Message;
        _host.Histories["a"] =
        [
            new ExecutionStartedEvent(-1, """{"$continued":{"input":"the input","seenKeys":["k"]}}"""),
            new TaskScheduledEvent(0, "Work", "", """[{"instanceId":"a","idempotencyKey":"k","input":"to do"}]"""),
            new TaskCompletedEvent(-1, 0, "\"done\""),
            new TaskFailedEvent(-1, 1, null, null, new("X", coded, null, null, false)),
            new TimerCreatedEvent(2, new DateTime(2026, 1, 6, 8, 0, 0, DateTimeKind.Utc)),
            new TimerFiredEvent(-1, default) { TimerId = 2 },
            new SubOrchestrationInstanceCreatedEvent(3) { Name = "Part", InstanceId = "p", Input = "\"in\"" },
            new SubOrchestrationInstanceFailedEvent(-1, 3, null, null, null),
            new EventRaisedEvent(-1, """{"$key":"k","$event":"x"}""") { Name = "E" },
            new ExecutionSuspendedEvent(-1, "held"),
            new ExecutionCompletedEvent(-1, "\"out\"", DurableTask.Core.OrchestrationStatus.Completed),
        ];

        var history = await _client.GetHistoryAsync("a", Cancellation);
        Assert.Equal(
        [
            "ExecutionStarted   \"the input\"",
            "TaskScheduled 0 Work \"to do\"",
            "TaskCompleted 0  \"done\"",
            "TaskFailed 1  smtp down",
            "TimerCreated 2  \"2026-01-06T08:00:00.0000000+00:00\"",
            "TimerFired 2  ",
            "SubOrchestrationCreated 3 Part \"in\"",
            "SubOrchestrationFailed 3  ",
            "EventRaised  E \"x\"",
            "ExecutionSuspended   \"held\"",
            "ExecutionCompleted   \"out\"",
        ],
            history.Select(h => $"{h.Kind} {h.TaskId} {h.Name} {Told(h)}"));
        Assert.Empty(await _client.GetHistoryAsync("nobody", Cancellation));
    }

    private static string? Told(ProgramFlows.Engine.Contract.HistoryEvent historyEvent) =>
        historyEvent.Kind == HistoryEventKind.TaskFailed
            ? Payload.Read<FailureDetails>(System.Text.Encoding.UTF8.GetBytes(historyEvent.Payload!)).ErrorMessage
            : historyEvent.Payload;

    private Task<StartResult> StartAsync(string id, InstanceIdReuse reuse) =>
        _client.StartAsync(Part, id, "in", new StartOptions(reuse), Cancellation);
}
