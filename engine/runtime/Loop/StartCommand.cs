using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Starts an instance for a client.</summary>
internal sealed class StartCommand(string name, string instanceId, byte[] input, InstanceIdReuse reuse, string? tags)
    : AnsweredCommand<StartResult>
{
    public override void Execute(EngineState state)
    {
        var existing = state.Instances.Find(instanceId);
        if (existing is not null && (reuse == InstanceIdReuse.Never || !existing.Row.HasEnded))
        {
            Answer = StartResult.AlreadyExists;
            return;
        }

        if (state.Refused.FindOrchestrator(name) is { } refused)
        {
            throw new IOException(refused);
        }

        state.Lives.Create(existing, new NewInstance(name, instanceId, input, tags, Parent: null, ParentTask: 0));
        Answer = StartResult.Started;
    }
}
