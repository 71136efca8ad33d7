using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Starts an instance for a client.</summary>
internal sealed class StartCommand(string name, string instanceId, byte[] input, InstanceIdReuse reuse, string? tags)
    : AnsweredCommand<StartResult>
{
    private bool _wasTaken;

    public override void Execute(EngineOperations engine)
    {
        var existing = engine.State.Instances.Find(instanceId);
        if (existing is not null && (reuse == InstanceIdReuse.Never || !existing.Row.HasEnded))
        {
            Answer = StartResult.AlreadyExists;
            return;
        }

        // One that was taken before and is taken again, as its batch was undone, is not turned away for what it did.
        if (!_wasTaken && engine.State.Refused.FindOrchestrator(name) is { } refused)
        {
            throw new IOException(refused);
        }

        _wasTaken = true;

        engine.Starts.Create(existing, new NewInstance(name, instanceId, input, tags, Parent: null, ParentTask: 0));
        Answer = StartResult.Started;
    }
}
