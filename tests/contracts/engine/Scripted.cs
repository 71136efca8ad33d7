using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Orchestrators and activities written where a test tells of them.</summary>
public static class Scripted
{
    /// <summary>An orchestrator whose code is a function.</summary>
    public static Catalogue Orchestrator<TInput, TOutput>(
        this Catalogue catalogue,
        string name,
        Func<OrchestrationContext, TInput, Task<TOutput>> code,
        string version = "1.0") =>
        catalogue.AddOrchestrator(
            new OrchestratorName<TInput, TOutput>(name),
            () => new ScriptedOrchestrator<TInput, TOutput>(code),
            version);

    /// <summary>An orchestrator from text to text whose code does not look at its input.</summary>
    public static Catalogue Story(
        this Catalogue catalogue, string name, Func<OrchestrationContext, Task<string>> code, string version = "1.0") =>
        catalogue.Orchestrator<string, string>(name, (context, _) => code(context), version);

    /// <summary>An activity whose code is a function.</summary>
    public static Catalogue Activity<TInput, TOutput>(
        this Catalogue catalogue, string name, Func<ActivityContext, TInput, Task<TOutput>> code) =>
        catalogue.AddActivity(
            new ActivityName<TInput, TOutput>(name), _ => new ScriptedActivity<TInput, TOutput>(code));

    /// <summary>Activities from text to text that answer what they are given.</summary>
    public static Catalogue Echoes(this Catalogue catalogue, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            catalogue.Activity<string, string>(name, (_, input) => Task.FromResult(input));
        }

        return catalogue;
    }

    /// <summary>An activity during which something else happens.</summary>
    public static Catalogue Meanwhile(this Catalogue catalogue, string name, Func<Task> happens) =>
        catalogue.Activity<string, string>(name, async (_, input) =>
        {
            await happens();
            return input;
        });

    /// <summary>An activity that always fails.</summary>
    public static Catalogue Fails(this Catalogue catalogue, string name, Func<Exception> failure) =>
        catalogue.Activity<string, string>(name, (_, _) => Task.FromException<string>(failure()));

    /// <summary>Calls an activity from text to text, once.</summary>
    public static Task<string> Call(this OrchestrationContext context, string activity, string input = "") =>
        context.CallActivityAsync(new ActivityName<string, string>(activity), input, RetryPolicy.None);

    /// <summary>Starts a sub-orchestration from text to text, once.</summary>
    public static Task<string> Sub(
        this OrchestrationContext context, string name, string? instanceId = null, RetryPolicy? retry = null) =>
        context.CallSubOrchestratorAsync(new OrchestratorName<string, string>(name), string.Empty, instanceId, retry);

    /// <summary>Waits for an event that carries text.</summary>
    public static Task<string> Wait(
        this OrchestrationContext context, string name, CancellationToken cancellationToken = default) =>
        context.WaitForExternalEventAsync(new EventName<string>(name), cancellationToken);

    /// <summary>Waits for an event until so much time has gone by, and then gives the wait up: null.</summary>
    public static async Task<string?> WaitUpTo(this OrchestrationContext context, TimeSpan time, string name)
    {
        using var givenUp = new CancellationTokenSource();
        using var timerGivenUp = new CancellationTokenSource();
        var timer = context.Sleep(time, timerGivenUp.Token);
        var wait = context.Wait(name, givenUp.Token);
        if (await Task.WhenAny(wait, timer) == wait)
        {
            timerGivenUp.Cancel();
            return await wait;
        }

        givenUp.Cancel();
        return null;
    }

    /// <summary>Sets a timer so much later.</summary>
    public static Task Sleep(
        this OrchestrationContext context, TimeSpan time, CancellationToken cancellationToken = default) =>
        context.CreateTimerAsync(context.CurrentUtcDateTime + time, cancellationToken);

    private sealed class ScriptedOrchestrator<TInput, TOutput>(Func<OrchestrationContext, TInput, Task<TOutput>> code)
        : Orchestrator<TInput, TOutput>
    {
        public override Task<TOutput> RunAsync(OrchestrationContext context, TInput input) => code(context, input);
    }

    private sealed class ScriptedActivity<TInput, TOutput>(
        Func<ActivityContext, TInput, Task<TOutput>> code) : Activity<TInput, TOutput>
    {
        public override Task<TOutput> RunAsync(ActivityContext context, TInput input) => code(context, input);
    }
}
