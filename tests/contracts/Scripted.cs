using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Orchestrators and activities written where a test tells of them.</summary>
public static class Scripted
{
    /// <summary>An orchestrator whose code is a function.</summary>
    public static Catalogue Orchestrator<TInput, TOutput>(
        this Catalogue catalogue,
        string name,
        Func<OrchestrationContext,
        TInput,
        Task<TOutput>> code,
        string version = "1.0") =>
        catalogue.AddOrchestrator(
            new OrchestratorName<TInput,
            TOutput>(name),
            () => new ScriptedOrchestrator<TInput,
            TOutput>(code),
            version);

    /// <summary>An activity whose code is a function.</summary>
    public static Catalogue Activity<TInput, TOutput>(
        this Catalogue catalogue, string name, Func<ActivityContext, TInput, Task<TOutput>> code) =>
        catalogue.AddActivity(
            new ActivityName<TInput, TOutput>(name), _ => new ScriptedActivity<TInput, TOutput>(code));

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
