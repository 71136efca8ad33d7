using ProgramFlows.Engine.Contract;
using static ProgramFlows.Tests.Proof.Sweep.World;

namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>The orchestrators of the sweep: together they use all that an orchestrator may ask for.</summary>
internal static class SweepCases
{
    private static readonly OrchestratorName<string, string> Part = new("Part");
    private static readonly OrchestratorName<string, string> Leaf = new("Leaf");
    private static readonly EventName<string> Approve = new("Approve");
    private static readonly RetryPolicy Patient = new(10, TimeSpan.FromMinutes(10), 2);
    private static readonly RetryPolicy Impatient = new(2, TimeSpan.FromMinutes(1));

    public static IReadOnlyList<SweepCase> All { get; } =
    [
        new SweepCase("a sequence of activities").Runs(async c =>
            $"{await Act(c, "a")}{await Act(c, "bb")}{await Act(c, "ccc")}"),
        new SweepCase("a fan-out").Runs(async c =>
            string.Join(',', await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Act(c, new string('x', i)))))),
        new SweepCase("an activity nobody awaits").Runs(c =>
        {
            _ = Act(c, "left alone");
            return Task.FromResult("done");
        }),
        new SweepCase("a timer between activities").Runs(async c =>
        {
            await Act(c, "before");
            await c.CreateTimerAsync(c.CurrentUtcDateTime.AddHours(5));
            return $"{await Act(c, "after")} {c.CurrentUtcDateTime:O}";
        }).Hours(6),
        new SweepCase("timers at the same and at other moments").Runs(async c =>
        {
            await Task.WhenAll(new[] { 3, 1, 3, 2 }.Select(h => c.CreateTimerAsync(c.CurrentUtcDateTime.AddHours(h))));
            await c.CreateTimerAsync(c.CurrentUtcDateTime);
            await c.CreateTimerAsync(c.CurrentUtcDateTime);
            return $"{c.CurrentUtcDateTime:O}";
        }).Hours(6),
        new SweepCase("a race of timers").Runs(RaceAsync).Hours(3),
        new SweepCase("an event that is waited for").Runs(async c =>
        {
            var said = await c.WaitForExternalEventAsync(Approve);
            return $"{said} {await Act(c, said)}";
        }).Raise("Approve", "yes"),
        new SweepCase("an event that comes early").Runs(async c =>
        {
            await c.CreateTimerAsync(c.CurrentUtcDateTime.AddHours(1));
            return await c.WaitForExternalEventAsync(Approve) + await c.WaitForExternalEventAsync(Approve);
        }).Raise("Approve", "1").Raise("APPROVE", "2").Hours(2),
        new SweepCase("an event sent twice").Runs(async c =>
            await c.WaitForExternalEventAsync(Approve) + await c.WaitForExternalEventAsync(Approve))
            .Raise("Approve", "1", "key").Raise("Approve", "1", "key").Raise("Approve", "2", "other"),
        new SweepCase("an event before its deadline").Runs(AwaitUntilAsync).Hours(1)
            .Raise("Approve", "in time").Hours(9),
        new SweepCase("an event after its deadline").Runs(AwaitUntilAsync).Hours(9).Raise("Approve", "late"),
        new SweepCase("a sub-orchestration").Runs(c => c.CallSubOrchestratorAsync(Part, "p", "part"))
            .With("Part", async (c, input) => $"{input}{await Act(c, input)} of {c.Parent!.InstanceId}"),
        new SweepCase("sub-orchestrations at once").Runs(async c =>
            string.Join(',', await Task.WhenAll("abc".Select(p => c.CallSubOrchestratorAsync(Part, p.ToString())))))
            .With("Part", async (c, input) => $"{input}{await Act(c, input)}"),
        new SweepCase("parts of parts").Runs(c => c.CallSubOrchestratorAsync(Part, "p"))
            .With("Part", async (c, input) => await c.CallSubOrchestratorAsync(Leaf, input) + await Act(c, "part"))
            .With("Leaf", async (c, input) =>
            {
                await c.CreateTimerAsync(c.CurrentUtcDateTime.AddHours(1));
                return input + await Act(c, "leaf");
            }).Hours(2),
        new SweepCase("a sub-orchestration that fails").Runs(c => Caught(c.CallSubOrchestratorAsync(Part, "p", "part")))
            .With("Part", async (c, _) => $"{await c.CallActivityAsync(DoNever, "no", Patient)}"),
        new SweepCase("a sub-orchestration that is tried again").Runs(c =>
            c.CallSubOrchestratorAsync(Part, "p", "part", Patient))
            .With("Part", async (c, _) => $"{await c.CallActivityAsync(DoLater, "later", RetryPolicy.None)}").Hours(9),
        new SweepCase("runs that continue as new").Runs(async (c, input) =>
        {
            await Act(c, $"run {input.Length}");
            if (input.Length < 3)
            {
                c.ContinueAsNew(input + "x");
            }

            return input;
        }),
        new SweepCase("events that go over to the next run").Runs(CarryAsync)
            .Raise("Approve", "1").Raise("Approve", "2").Raise("Approve", "3").Hours(5),
        new SweepCase("an activity that is away at first").Runs(async c =>
            $"{await c.CallActivityAsync(DoLater, "later", Patient)} {c.CurrentUtcDateTime:O}").Hours(9),
        new SweepCase("an activity that stays away").Runs(async c =>
            $"{await c.CallActivityAsync(DoLater, "later", Impatient)}").Hours(9),
        new SweepCase("an activity that is refused").Runs(async c =>
            await Caught(Texted(c.CallActivityAsync(DoNever, "no", Patient))) + await Act(c, "instead")),
        new SweepCase("an exception of its own").Runs(async c =>
            await Act(c, "first") > 0 ? throw new InvalidOperationException("It says so.") : string.Empty),
        new SweepCase("a custom status").Runs(async c =>
        {
            c.SetCustomStatus("begun");
            await Act(c, "a");
            c.SetCustomStatus(await c.WaitForExternalEventAsync(Approve));
            return $"{await Act(c, "b")}";
        }).Raise("Approve", "approved"),
        new SweepCase("held while its timer comes due").Runs(async c =>
        {
            await c.CreateTimerAsync(c.CurrentUtcDateTime.AddHours(1));
            return $"{await Act(c, "after")} {c.CurrentUtcDateTime:O}";
        }).Then(c => c.SuspendAsync(SweepCase.Id, "hold", default)).Hours(4).Raise("Approve", "unheard")
            .Then(c => c.ResumeAsync(SweepCase.Id, "go on", default)).Hours(1),
        new SweepCase("held with its parts").Runs(async c => await c.CallSubOrchestratorAsync(Part, "p", "part") + "!")
            .With("Part", async (c, _) =>
            {
                await c.CreateTimerAsync(c.CurrentUtcDateTime.AddHours(1));
                return $"{await Act(c, "part")}";
            }).Then(c => c.SuspendAsync(SweepCase.Id, "hold", default)).Hours(4)
            .Then(c => c.ResumeAsync(SweepCase.Id, "go on", default)).Hours(1),
        new SweepCase("terminated with its parts").Runs(async c =>
            await c.CallSubOrchestratorAsync(Part, "p", "part") + await Act(c, "never"))
            .With("Part", async (c, _) => await Act(c, "begun") + await c.WaitForExternalEventAsync(Approve))
            .Then(c => c.TerminateAsync(SweepCase.Id, "enough", default)),
        new SweepCase("cancelled, with its own clean-up").Runs(async c =>
        {
            await Act(c, "begun");
            var reason = await c.WaitForExternalEventAsync(OrchestrationClient.CancelRequested);
            return $"{reason} {await Act(c, "clean-up")}";
        }).Raise("CancelRequested", "no more"),
        new SweepCase("failed and rewound").Runs(async c =>
            await Act(c, "kept") + await c.CallActivityAsync(DoLater, "tried again", RetryPolicy.None) + "!")
            .Hours(2).Then(c => c.RewindAsync(SweepCase.Id, "the world is back", default)),
        new SweepCase("failed and rewound with its part").Runs(c => c.CallSubOrchestratorAsync(Part, "p", "part"))
            .With("Part", async (c, _) => $"{await c.CallActivityAsync(DoLater, "tried again", RetryPolicy.None)}")
            .Hours(2).Then(c => c.RewindAsync(SweepCase.Id, "the world is back", default)),
        new SweepCase("ended and purged").Runs(c => c.CallSubOrchestratorAsync(Part, "p", "part"))
            .With("Part", async (c, _) => $"{await Act(c, "part")}")
            .Then(c => c.PurgeAsync(SweepCase.Id, default)),
    ];

    private static Task<int> Act(OrchestrationContext context, string label) =>
        context.CallActivityAsync(Do, label, RetryPolicy.None);

    private static async Task<string> RaceAsync(OrchestrationContext context)
    {
        using var cancellation = new CancellationTokenSource();
        var early = context.CreateTimerAsync(context.CurrentUtcDateTime.AddHours(1));
        var late = context.CreateTimerAsync(context.CurrentUtcDateTime.AddHours(2), cancellation.Token);
        var first = await Task.WhenAny(early, late);
        cancellation.Cancel();
        return first == early ? $"early {await Act(context, "early")}" : "late";
    }

    private static async Task<string> AwaitUntilAsync(OrchestrationContext context)
    {
        using var cancellation = new CancellationTokenSource();
        var said = context.WaitForExternalEventAsync(Approve, cancellation.Token);
        if (await context.CompletedByAsync(said, context.CurrentUtcDateTime.AddHours(4)))
        {
            return await said + await Act(context, "said");
        }

        cancellation.Cancel();
        return $"nobody {await Act(context, "reminder")}";
    }

    private static async Task<string> CarryAsync(OrchestrationContext context, string input)
    {
        await context.CreateTimerAsync(context.CurrentUtcDateTime.AddHours(1));
        input += await context.WaitForExternalEventAsync(Approve) + await Act(context, "taken");
        if (input.Length < 6)
        {
            context.ContinueAsNew(input);
        }

        return input;
    }

    private static async Task<string> Texted(Task<int> task) => $"{await task}";

    private static async Task<string> Caught(Task<string> task)
    {
        try
        {
            return await task;
        }
        catch (TaskFailedException e)
        {
            return e.FailureDetails!.ErrorMessage;
        }
    }
}
