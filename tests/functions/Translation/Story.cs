using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Functions.Doubles;

namespace ProgramFlows.Tests.Functions.Translation;

/// <summary>Orchestrations written where a test tells of them.</summary>
internal static class Story
{
    public static readonly ActivityName<string, string> Work = new("Work");
    public static readonly EventName<string> E = new("E");

    public static ScriptedRun Play(Func<OrchestrationContext, Task<string>> code, params (string, string)[] early) =>
        ScriptedRun.Start(Of(code), "\"\"", "Story", early);

    public static Catalogue Of(Func<OrchestrationContext, Task<string>> code) => new Catalogue()
        .Orchestrator("Story", (OrchestrationContext context, string _) => code(context))
        .Orchestrator("Part", (OrchestrationContext _, string input) => Task.FromResult(input), "1.7");
}
