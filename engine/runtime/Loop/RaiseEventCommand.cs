using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Raises an external event for a client.</summary>
internal sealed class RaiseEventCommand(string instanceId, string name, byte[] payload, string? deduplicationKey)
    : AnsweredCommand<RaiseEventResult>
{
    private bool _isConfirmed;

    public override void Execute(EngineOperations engine)
    {
        var state = engine.State;
        var instance = state.Instances.Find(instanceId);
        Answer = instance is null ? RaiseEventResult.UnknownInstance
            : deduplicationKey is not null
                && state.Journal.ReceivedKeys.Has(instance.Row.Seq, deduplicationKey) ? RaiseEventResult.Accepted
            : instance.Row.HasEnded ? RaiseEventResult.AlreadyEnded
            : RaiseEventResult.Accepted;
        if (instance is { Row.HasEnded: false } && Answer == RaiseEventResult.Accepted)
        {
            Deliver(state, instance);
        }
    }

    public override void Confirm()
    {
        _isConfirmed = true;
        base.Confirm();
    }

    /// <summary>
    /// The instance ended before it saw the event. In the same batch, it was not kept, and its key neither.
    /// </summary>
    public void Refuse(EngineState state, LiveInstance ended)
    {
        if (_isConfirmed)
        {
            return;
        }

        Answer = RaiseEventResult.AlreadyEnded;
        if (deduplicationKey is not null)
        {
            state.Journal.ReceivedKeys.Remove(ended.Row.Seq, deduplicationKey);
        }
    }

    private void Deliver(EngineState state, LiveInstance instance)
    {
        if (deduplicationKey is null || state.Journal.ReceivedKeys.Add(instance.Row.Seq, deduplicationKey))
        {
            state.Ready.Deliver(instance, new InboxEntry(InstanceEvent.Raised(name, payload), sender: this));
        }
    }
}
