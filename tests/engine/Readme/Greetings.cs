using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Tests.Engine.Readme;

internal sealed class Greet : Activity<string, string>
{
    public static ActivityName<string, string> Name { get; } = new("Greet");
    public override Task<string> RunAsync(ActivityContext context, string input) => Task.FromResult($"Hello, {input}!");
}

internal sealed class Greetings : Orchestrator<string, string>
{
    public static OrchestratorName<string, string> Name { get; } = new("Greetings");
    public override async Task<string> RunAsync(OrchestrationContext context, string input) =>
        await context.CallActivityAsync(Greet.Name, input, new RetryPolicy(3, TimeSpan.FromSeconds(1), 2));
}

internal static class GreetingHost
{
    public static async Task<string> RunAsync(string folder, IServiceProvider services)
    {
        var catalogue = new Catalogue()
            .AddOrchestrator(Greetings.Name, () => new Greetings()).AddActivity(Greet.Name, _ => new Greet());
        await using var engine = EmbeddedEngine.Open(
            new() { Folder = folder }, catalogue, services, NullLoggerFactory.Instance);
        engine.Start();
        await engine.Client.StartAsync(Greetings.Name, "greet-1", "Bangkok", new(InstanceIdReuse.WhenEnded), default);
        return (await engine.Client.WaitForCompletionAsync("greet-1", default)).ReadOutput<string>();
    }
}
