using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>Plays a script. What it returns does not depend on how fast or in which order things happen.</summary>
internal sealed class ScriptedOrchestrator : Orchestrator<Script, int>
{
    public static readonly OrchestratorName<Script, int> Name = new("Scripted");
    public static readonly ActivityName<string, int> Act = new("Act");
    public static readonly ActivityName<Flaky, int> ActFlaky = new("ActFlaky");
    public static readonly ActivityName<string, int> ActDoomed = new("ActDoomed");

    private const int YearsUntilFarDeadline = 1_000;

    public override async Task<int> RunAsync(OrchestrationContext context, Script input)
    {
        var sum = input.Sum;
        for (var i = 0; i < input.Steps.Count; i++)
        {
            if (input.Steps[i].Kind == StepKind.ContinueAsNew)
            {
                context.ContinueAsNew(new Script([.. input.Steps.Skip(i + 1)], sum));
                return 0;
            }

            sum = Mix(sum, await DoAsync(context, input.Steps[i]));
        }

        return sum;
    }

    private static async Task<int> RunBranchAsync(OrchestrationContext context, IReadOnlyList<Step> steps)
    {
        var sum = 0;
        foreach (var step in steps)
        {
            sum = Mix(sum, await DoAsync(context, step));
        }

        return sum;
    }

    private static async Task<int> DoAsync(OrchestrationContext context, Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Act:
                return await context.CallActivityAsync(Act, step.Id, RetryPolicy.None);
            case StepKind.ActFlaky:
                return await context.CallActivityAsync(
                    ActFlaky, new Flaky(step.Id, step.Number), new RetryPolicy(100, TimeSpan.FromMinutes(step.Number)));
            case StepKind.ActDoomed:
                return await Caught(context.CallActivityAsync(
                    ActDoomed, step.Id, new RetryPolicy(step.Number, TimeSpan.FromSeconds(30), 2)));
            case StepKind.ActDetached:
                _ = context.CallActivityAsync(Act, step.Id, RetryPolicy.None);
                return 3;
            case StepKind.Sleep:
                await context.CreateTimerAsync(In(context, step.Number));
                return 5;
            case StepKind.GiveUpTimer:
                return await GiveUpTimerAsync(context, step);
            case StepKind.RaceTimers:
                return await RaceTimersAsync(context, step);
            case StepKind.Await:
                return await context.WaitForExternalEventAsync(new EventName<int>(step.Event!));
            case StepKind.AwaitWithDeadline:
                return await AwaitUntilAsync(context, step, context.CurrentUtcDateTime.AddYears(YearsUntilFarDeadline));
            case StepKind.AwaitInVain:
                return await AwaitUntilAsync(context, step, In(context, step.Number));
            case StepKind.Fan:
                return (await Task.WhenAll(step.Branches.Select(b => RunBranchAsync(context, b)))).Aggregate(7, Mix);
            case StepKind.Child:
                return await ChildAsync(context, step, null);
            case StepKind.ChildWithRetry:
                return await ChildAsync(context, step, new RetryPolicy(2, TimeSpan.FromMinutes(step.Number)));
            case StepKind.ShowStatus:
                context.SetCustomStatus(step.Number);
                return 11;
            default:
                throw new InvalidOperationException($"Step {step.Id} says so.");
        }
    }

    private static async Task<int> GiveUpTimerAsync(OrchestrationContext context, Step step)
    {
        using var cancellation = new CancellationTokenSource();
        var timer = context.CreateTimerAsync(In(context, step.Number), cancellation.Token);
        cancellation.Cancel();
        try
        {
            await timer;
            return 0;
        }
        catch (TaskCanceledException)
        {
            return 13;
        }
    }

    private static async Task<int> RaceTimersAsync(OrchestrationContext context, Step step)
    {
        using var cancellation = new CancellationTokenSource();
        var early = context.CreateTimerAsync(In(context, step.Number));
        var late = context.CreateTimerAsync(In(context, step.Number + 1_000_000), cancellation.Token);
        var first = await Task.WhenAny(early, late);
        cancellation.Cancel();
        return first == early ? 17 : 0;
    }

    private static async Task<int> AwaitUntilAsync(OrchestrationContext context, Step step, DateTimeOffset deadline)
    {
        using var cancellation = new CancellationTokenSource();
        var wait = context.WaitForExternalEventAsync(new EventName<int>(step.Event!), cancellation.Token);
        if (await context.CompletedByAsync(wait, deadline))
        {
            return await wait;
        }

        cancellation.Cancel();
        return 19;
    }

    private static Task<int> ChildAsync(OrchestrationContext context, Step step, RetryPolicy? retry)
    {
        // Every other child has an id of its own, the others the next of the context.
        var id = step.Branches[0].Count % 2 == 0 ? $"{context.InstanceId}.{step.Id}" : null;
        return Caught(context.CallSubOrchestratorAsync(Name, new Script(step.Branches[0], 1), id, retry));
    }

    private static async Task<int> Caught(Task<int> task)
    {
        try
        {
            return await task;
        }
        catch (TaskFailedException)
        {
            return 23;
        }
    }

    private static DateTimeOffset In(OrchestrationContext context, int minutes) =>
        context.CurrentUtcDateTime.AddMinutes(minutes);

    private static int Mix(int sum, int value) => unchecked((sum * 31) + value);

    /// <summary>What an activity that fails at first is given.</summary>
    internal sealed record Flaky(string Label, int Failures);
}
