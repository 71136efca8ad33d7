using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Steers an instance for a client: finds it, and lets the operation say whether it applies.</summary>
internal sealed class ControlCommand(
    string instanceId, Func<EngineOperations, LiveInstance, bool> operation) : AnsweredCommand<ControlResult>
{
    public override void Execute(EngineOperations engine) =>
        Answer = engine.State.Instances.Find(instanceId) is not { } instance ? ControlResult.UnknownInstance
            : operation(engine, instance) ? ControlResult.Done
            : ControlResult.NotApplicable;
}
