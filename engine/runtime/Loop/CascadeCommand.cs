using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// Does something to an instance and to all that it started. The instance itself is reached at once; a large tree is
/// worked through in the cycles that follow, and the answer given at the end.
/// </summary>
internal sealed class CascadeCommand(CascadeKind kind, string instanceId, byte[] reason)
    : AnsweredCommand<ControlResult>
{
    public override void Execute(EngineOperations engine)
    {
        Answer = engine.State.Instances.Find(instanceId) is not { } instance ? ControlResult.UnknownInstance
            : engine.Cascades.Begin(kind, instance, reason, this) ? ControlResult.Done
            : ControlResult.NotApplicable;
    }

    /// <summary>It turned out later that nothing could be done.</summary>
    public void DoesNotApply() => Answer = ControlResult.NotApplicable;
}
