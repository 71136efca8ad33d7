using System.Text.Json;
using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Payloads that their type refuses in its own way, or that are deep.</summary>
public abstract class RefusedPayloadContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Theory]
    [InlineData("event")]
    [InlineData("kept event")]
    [InlineData("answer")]
    [InlineData("answer of a part")]
    [InlineData("input")]
    [InlineData("input of a part")]
    public async Task A_type_that_refuses_with_any_exception_blocks_its_instance_alone(string what)
    {
        await using var host = await StartHostAsync(Reading<RefusingPayload>(what));
        await host.StartAsync("Other", "other");
        await host.StartAsync(input: "text");
        await host.RaiseIfItWaitsAsync("E", "text");
        await host.RaiseIfItWaitsAsync("Go", "go");
        var blocked = what == "input of a part" ? "part" : HostSteps.Net;

        Assert.Contains("RefusingPayload", await host.ProblemAsync(blocked), StringComparison.Ordinal);
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));

        // A restart tries again, and must live through that too.
        await host.RestartAsync(Reading<RefusingPayload>(what));
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
            .Activity<RefusingPayload, string>("Work", (_, input) => Task.FromResult($"{input}"))
            .Story("Story", c => c.Call("Work", "text")));

        Assert.Equal(typeof(PayloadException).FullName, (await host.FailureAsync()).InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task A_status_or_output_that_a_type_refuses_throws_for_its_reader()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c =>
        {
            c.SetCustomStatus("shown");
            return Task.FromResult("given");
        }));
        var state = await host.StateAsync();

        Assert.Throws<PayloadException>(() => state.ReadCustomStatus<RefusingPayload>());
        Assert.Throws<PayloadException>(() => state.ReadOutput<RefusingPayload>());
        Assert.Equal("shown given", $"{state.ReadCustomStatus<string>()} {state.ReadOutput<string>()}");
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
    public async Task A_payload_too_deep_to_be_written_fails_its_writer()
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
}
