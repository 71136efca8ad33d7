namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>An instance to be made.</summary>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Id">Its id.</param>
/// <param name="Input">What it is started with, as UTF-8 JSON.</param>
/// <param name="Tags">Its tags as a JSON object, or null.</param>
/// <param name="Parent">The instance of which it is a sub-orchestration, or null.</param>
/// <param name="ParentTask">The number of that call in the parent's run.</param>
internal sealed record NewInstance(
    string Name, string Id, byte[] Input, string? Tags, LiveInstance? Parent, int ParentTask);
