using ProgramFlows.Tests.DurableHub;
using ProgramFlows.Workflows;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>The functions of the running app, as a hub's dispatcher reaches them.</summary>
internal sealed class InvokedFunctions(RunningApp app, HubSite hub) : IFunctions
{
    public bool Knows(string orchestrator) =>
        ProgrammeCatalogue.Create().Orchestrators.ContainsKey(orchestrator)
            && app.Host.Functions.ContainsKey(orchestrator);

    public async Task<string> RunTurnAsync(string orchestrator, string turn) =>
        (await app.InvokeAsync(orchestrator, turn))!.String;

    public async Task<string> RunActivityAsync(string activity, string input) =>
        (await app.InvokeAsync(activity, input, hub.Client))!.Json;
}
