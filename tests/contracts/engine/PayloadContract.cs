using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>
/// Payloads that do not fit. Durable Task loses the turn or fails the instance; ours blocks it and keeps the payload (a
/// difference that we want).
/// </summary>
public abstract class PayloadContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    // A text has two quotation marks around it.
    private static readonly string Largest = new('x', Payload.LargestBytes - 2);
    private static readonly string TooLarge = new('x', Payload.LargestBytes - 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Experiment", "E3c")]
    public async Task An_event_that_does_not_fit_blocks_and_is_kept_for_a_release(bool eventFirst)
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
    public async Task Numbers_keep_all_their_digits_wherever_they_pass()
    {
        Amount amount = new(12345678901234.5678m, 0.1000m, long.MaxValue, [decimal.MinValue]);
        await using var host = await StartHostAsync(new Catalogue()
            .Activity<Amount, Amount>("Work", (_, given) => Task.FromResult(given))
            .Orchestrator("Child", (OrchestrationContext _, Amount given) => Task.FromResult(given))
            .Orchestrator("Story", async (OrchestrationContext c, Amount given) =>
            {
                var worked = await c.CallActivityAsync(
                    new ActivityName<Amount, Amount>("Work"), given, RetryPolicy.None);
                var part = await c.CallSubOrchestratorAsync(
                    new OrchestratorName<Amount, Amount>("Child"), worked, "part");
                var raised = await c.WaitForExternalEventAsync(new EventName<Amount>("E"));
                c.SetCustomStatus(part);
                return raised;
            }));
        await host.Client.StartAsync(
            new OrchestratorName<Amount, Amount>("Story"),
            HostSteps.Net,
            amount,
            new StartOptions(InstanceIdReuse.Never),
            Cancellation);
        await host.RaiseAsync("E", amount);

        var state = await host.StateAsync();
        Assert.Equivalent(amount, state.ReadOutput<Amount>(), strict: true);
        Assert.Equivalent(amount, state.ReadCustomStatus<Amount>(), strict: true);
        Assert.Equal("0.1000", $"{state.ReadOutput<Amount>().Scaled}");
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
    public async Task A_payload_of_the_largest_size_is_kept()
    {
        await using var host = await PlayAsync(
            new Catalogue().Story("Story", async c => $"{(await c.Wait("E")).Length}"));
        await host.RaiseAsync("E", Largest);

        Assert.Equal($"{Largest.Length}", await host.OutputAsync());
    }

    [Fact]
    public async Task What_is_larger_is_refused_at_the_door_and_changes_nothing()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => c.Wait("E")));

        var refused = await Assert.ThrowsAsync<PayloadTooLargeException>(() => host.RaiseAsync("E", TooLarge));
        Assert.Contains("3145729", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PayloadTooLargeException>(() => host.StartAsync(id: "another", input: TooLarge));
        await Assert.ThrowsAsync<PayloadTooLargeException>(
            () => host.Client.TerminateAsync(HostSteps.Net, TooLarge, Cancellation));
        await Assert.ThrowsAsync<PayloadTooLargeException>(
            () => host.Client.CancelAsync(HostSteps.Net, TooLarge, Cancellation));
        Assert.Null(await host.Client.GetAsync("another", Cancellation));
        await host.RaiseAsync("E", "small");
        Assert.Equal("small", await host.OutputAsync());
    }

    [Fact]
    public async Task Its_size_is_that_of_its_bytes_and_not_of_its_letters()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => c.Wait("E")));
        var inThai = new string('ก', (Payload.LargestBytes / 3) + 1);

        await Assert.ThrowsAsync<PayloadTooLargeException>(() => host.RaiseAsync("E", inThai));
        await host.RaiseAsync("E", inThai[..^2]);

        Assert.Equal(inThai[..^2], await host.OutputAsync());
    }

    [Fact]
    public async Task An_answer_that_is_larger_fails_its_call_at_once()
    {
        var runs = 0;
        await using var host = await PlayAsync(new Catalogue()
            .Activity<string, string>("Work", (_, _) => Task.FromResult(runs++ < 9 ? TooLarge : "small"))
            .Story("Story", c => c.CallActivityAsync(
                new ActivityName<string, string>("Work"), "", new RetryPolicy(9, TimeSpan.Zero))));

        var failure = (await host.FailureAsync()).InnerFailure!;
        Assert.Equal((typeof(PayloadTooLargeException).FullName, true), (failure.ErrorType, failure.IsPermanent));
        Assert.Equal(1, runs);
    }

    [Theory]
    [InlineData("output")]
    [InlineData("activity")]
    [InlineData("part")]
    [InlineData("next run")]
    [InlineData("custom status")]
    public async Task An_orchestrator_that_hands_on_what_is_larger_fails_with_the_reason(string how)
    {
        await using var host = await PlayAsync(HandingOn(how, TooLarge));

        Assert.Contains("3145729", (await host.FailureAsync()).ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("activity")]
    [InlineData("part")]
    [InlineData("next run")]
    [InlineData("custom status")]
    public async Task An_orchestrator_may_hand_on_less_instead_and_is_replayed_so(string how)
    {
        var catalogue = new Catalogue().Echoes("Work").Story("Part", c => Task.FromResult("part"))
            .Orchestrator("Story", async (OrchestrationContext c, string input) =>
            {
                try
                {
                    return input.Length > 0 ? input : await HandOn(c, how, TooLarge);
                }
                catch (PayloadTooLargeException)
                {
                    await c.Wait("E");
                    return await c.Call("Work", "less");
                }
            });
        await using var host = await PlayAsync(catalogue);
        await host.RestartAsync(catalogue);
        await host.RaiseAsync("E", "x");

        Assert.Equal("less", await host.OutputAsync());
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

    private static Catalogue HandingOn(string how, string payload) =>
        new Catalogue().Echoes("Work").Story("Part", c => Task.FromResult("part"))
            .Story("Story", c => how == "output" ? Task.FromResult(payload) : HandOn(c, how, payload));

    private static Task<string> HandOn(OrchestrationContext c, string how, string payload)
    {
        switch (how)
        {
            case "activity":
                return c.Call("Work", payload);
            case "part":
                return c.CallSubOrchestratorAsync(new OrchestratorName<string, string>("Part"), payload, "part");
            case "next run":
                c.ContinueAsNew(payload);
                return Task.FromResult("continued");
            default:
                c.SetCustomStatus(payload);
                return Task.FromResult("shown");
        }
    }

    private sealed record Report(string Network, int Score);

    private sealed record Amount(decimal Large, decimal Scaled, long Whole, IReadOnlyList<decimal?> Several);
}
