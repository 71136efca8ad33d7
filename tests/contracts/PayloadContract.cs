using System.Text.Json;
using System.Text.Json.Serialization;
using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>
/// Payloads that do not fit. Durable Task loses the turn or fails the instance; ours blocks it and keeps the payload (a
/// difference that we want).
/// </summary>
public abstract class PayloadContract : EngineContract
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Experiment", "E3c")]
    public async Task An_event_that_does_not_fit_blocks_and_is_kept_for_a_release_that_can_read_it(bool eventFirst)
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => Reads<int>(c, eventFirst)));
        await host.RaiseAsync("E", "no number");
        if (eventFirst)
        {
            await host.RaiseAsync("Go", "go");
        }

        Assert.Contains("Int32", await host.ProblemAsync(), StringComparison.Ordinal);
        await host.RestartAsync(new Catalogue().Story("Story", c => Reads<string>(c, eventFirst)));
        await host.SettleAsync();
        Assert.Equal("no number", await host.OutputAsync());

        static async Task<string> Reads<T>(OrchestrationContext c, bool eventFirst)
        {
            if (eventFirst)
            {
                await c.Wait("Go");
            }

            return $"{await c.WaitForExternalEventAsync(new EventName<T>("E"))}";
        }
    }

    [Fact]
    public async Task What_came_before_and_after_it_is_kept_in_order()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", Reads<int>));
        await host.SuspendAsync();
        await host.RaiseAsync("Before", "1");
        await host.RaiseAsync("E", "two");
        await host.RaiseAsync("After", "3");
        await host.ResumeAsync();
        await host.ProblemAsync();
        await host.RaiseAsync("After", "4");
        await host.RestartAsync(new Catalogue().Story("Story", Reads<string>));
        await host.SettleAsync();

        Assert.Equal("1 two 3 4", await host.OutputAsync());

        static async Task<string> Reads<T>(OrchestrationContext c) =>
            $"{await c.Wait("Before")} {await c.WaitForExternalEventAsync(new EventName<T>("E"))} "
            + $"{await c.Wait("After")} {await c.Wait("After")}";
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_blocks_and_the_activity_is_not_run_again()
    {
        var runs = 0;
        var work = new Catalogue().Meanwhile("Work", () => Task.FromResult(Interlocked.Increment(ref runs)));
        await using var host = await PlayAsync(work.Story("Story", async c =>
            $"{await c.CallActivityAsync(new ActivityName<string, int>("Work"), "text", RetryPolicy.None)}"));
        await host.ProblemAsync();
        await host.RestartAsync(new Catalogue().Echoes("Work").Story("Story", c => c.Call("Work", "text")));
        await host.SettleAsync();

        Assert.Equal("text", await host.OutputAsync());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task An_input_that_does_not_fit_blocks()
    {
        await using var host = await StartHostAsync(new Catalogue()
            .Orchestrator("Story", (OrchestrationContext _, int input) => Task.FromResult($"{input}")));
        await host.StartAsync(input: "no number");
        Assert.Contains("Int32", await host.ProblemAsync(), StringComparison.Ordinal);

        await host.RestartAsync(new Catalogue()
            .Orchestrator("Story", (OrchestrationContext _, string input) => Task.FromResult(input)));
        await host.SettleAsync();
        Assert.Equal("no number", await host.OutputAsync());
    }

    [Theory]
    [InlineData("event")]
    [InlineData("kept event")]
    [InlineData("answer")]
    [InlineData("answer of a part")]
    [InlineData("input")]
    [InlineData("input of a part")]
    public async Task A_type_that_refuses_with_any_exception_blocks_its_instance_alone(string what)
    {
        await using var host = await StartHostAsync(Reading<Refusing>(what));
        await host.StartAsync("Other", "other");
        await host.StartAsync(input: "text");
        await host.RaiseIfItWaitsAsync("E", "text");
        await host.RaiseIfItWaitsAsync("Go", "go");
        var blocked = what == "input of a part" ? "part" : HostSteps.Net;

        Assert.Contains("Refusing", await host.ProblemAsync(blocked), StringComparison.Ordinal);
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));

        // A restart tries again, and must live through that too.
        await host.RestartAsync(Reading<Refusing>(what));
        await host.SettleAsync();
        await host.ProblemAsync(blocked);
        await host.RestartAsync(Reading<string>(what));
        await host.SettleAsync();
        Assert.Equal("text", await host.OutputAsync());
    }

    [Fact]
    public async Task An_input_that_a_type_refuses_in_an_activity_fails_the_call()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Activity<Refusing, string>("Work", (_, input) => Task.FromResult($"{input}"))
            .Story("Story", c => c.Call("Work", "text")));

        Assert.Equal(typeof(PayloadException).FullName, (await host.FailureAsync()).InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task A_custom_status_or_output_that_a_type_refuses_is_a_payload_exception_for_its_reader()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c =>
        {
            c.SetCustomStatus("shown");
            return Task.FromResult("given");
        }));
        var state = await host.StateAsync();

        Assert.Throws<PayloadException>(() => state.ReadCustomStatus<Refusing>());
        Assert.Throws<PayloadException>(() => state.ReadOutput<Refusing>());
        Assert.Equal("shown given", $"{state.ReadCustomStatus<string>()} {state.ReadOutput<string>()}");
    }

    [Fact]
    public async Task An_input_that_an_activity_cannot_read_fails_the_call()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Activity<int, string>("Work", (_, input) => Task.FromResult($"{input}"))
            .Story("Story", c => c.Call("Work", "no number")));

        Assert.Equal(typeof(PayloadException).FullName, (await host.FailureAsync()).InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task Every_text_comes_out_as_it_went_in()
    {
        const string Text =
            "ผู้ประสานงาน \"quoted\" \\ \u0001 \u2028 \U0001F33E <b>&amp;</b> \0 end";
        await using var host = await PlayAsync(new Catalogue().Echoes("Work").Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                c.SetCustomStatus(input);
                return await c.Call("Work", input) + await c.Wait("E");
            }),
            Text);
        await host.RaiseAsync("E", Text);

        Assert.Equal(Text + Text, await host.OutputAsync());
        Assert.Equal(Text, (await host.StateAsync()).ReadCustomStatus<string>());
    }

    [Fact]
    public async Task Null_and_a_large_payload_are_payloads_like_others()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                var nothing = await c.WaitForExternalEventAsync(new EventName<string?>("E"));
                var large = await c.Wait("E");
                return $"{nothing is null} {large.Length}";
            }));
        await host.RaiseAsync<string?>("E", null);
        await host.RaiseAsync("E", new string('ก', 1_000_000));

        Assert.Equal("True 1000000", await host.OutputAsync());
    }

    [Fact]
    public async Task A_payload_of_fifty_levels_passes_every_way_there_is()
    {
        const string Levels = "50";
        var deep = Enumerable.Range(1, 50).Aggregate<int, object>(string.Empty, (inner, _) => new[] { inner });
        await using var host = await StartHostAsync(new Catalogue()
            .Activity<JsonElement, JsonElement>("Work", (_, input) => Task.FromResult(input))
            .Orchestrator("Part", (OrchestrationContext _, JsonElement input) => Task.FromResult(input))
            .Orchestrator<string, string>("Story", async (c, _) =>
            {
                var first = await c.WaitForExternalEventAsync(new EventName<JsonElement>("E"));
                c.SetCustomStatus(first);
                var second = await c.CallActivityAsync(
                    new ActivityName<JsonElement, JsonElement>("Work"), first, RetryPolicy.None);
                var third = await c.CallSubOrchestratorAsync(
                    new OrchestratorName<JsonElement, JsonElement>("Part"), second, "part");
                return $"{third.GetArrayLength()}";
            }));
        await host.StartAsync();
        Assert.Equal(
            RaiseEventResult.Accepted,
            await host.Client.RaiseEventAsync(HostSteps.Net, new EventName<object>("E"), deep, "key", Cancellation));
        await host.SettleAsync();
        Assert.Equal(Levels, LevelsOf((await host.StateAsync()).ReadCustomStatus<JsonElement>()));
        Assert.Equal(Levels, LevelsOf((await host.StateAsync("part")).ReadOutput<JsonElement>()));

        static string LevelsOf(JsonElement json)
        {
            var levels = 0;
            for (; json.ValueKind == JsonValueKind.Array; json = json[0])
            {
                levels++;
            }

            return $"{levels}";
        }
    }

    [Fact]
    public async Task A_payload_too_deep_to_be_written_is_refused_at_the_door_and_fails_its_writer()
    {
        var deep = Enumerable.Range(1, 1_000).Aggregate<int, object>(string.Empty, (inner, _) => new[] { inner });
        await using var host = await StartHostAsync(new Catalogue()
            .Story("Other", c => c.Wait("E"))
            .Orchestrator("Story", (OrchestrationContext _, string _) => Task.FromResult(deep)));
        await host.StartAsync("Other", "other");
        await Assert.ThrowsAnyAsync<Exception>(() => host.Client.RaiseEventAsync(
            "other", new EventName<object>("E"), deep, null, Cancellation));
        await host.StartAsync();

        Assert.Equal(typeof(JsonException).FullName, (await host.FailureAsync()).ErrorType);
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));
    }

    [Fact]
    public async Task Members_that_only_one_side_knows_are_passed_over()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c => $"{await c.WaitForExternalEventAsync(new EventName<Report>("E"))}"));
        await host.RaiseAsync("E", new { network = "17", added = "later" });

        Assert.Equal("Report { Network = 17, Score = 0 }", await host.OutputAsync());
    }

    private static Catalogue Reading<T>(string what)
    {
        var catalogue = new Catalogue().Echoes("Work").Story("Other", c => c.Wait("E"));
        return what switch
        {
            "event" => catalogue.Story(
                "Story", async c => $"{await c.WaitForExternalEventAsync(new EventName<T>("E"))}"),
            "kept event" => catalogue.Story("Story", async c =>
            {
                await c.Wait("Go");
                return $"{await c.WaitForExternalEventAsync(new EventName<T>("E"))}";
            }),
            "answer" => catalogue.Story("Story", async c => $"{await c.CallActivityAsync(
                new ActivityName<string, T>("Work"), "text", RetryPolicy.None)}"),
            "answer of a part" => catalogue
                .Story("Part", _ => Task.FromResult("text"))
                .Story("Story", async c => $"{await c.CallSubOrchestratorAsync(
                    new OrchestratorName<string, T>("Part"), string.Empty, "part")}"),
            "input" => catalogue
                .Orchestrator("Story", (OrchestrationContext _, T input) => Task.FromResult($"{input}")),
            _ => catalogue
                .Orchestrator("Part", (OrchestrationContext _, T input) => Task.FromResult($"{input}"))
                .Story("Story", c => c.CallSubOrchestratorAsync(
                    new OrchestratorName<string, string>("Part"), "text", "part")),
        };
    }

    private sealed record Report(string Network, int Score);

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
