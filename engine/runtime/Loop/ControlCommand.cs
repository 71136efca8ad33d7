using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Steers an instance for a client: finds it, and lets the operation say whether it applies.</summary>
internal sealed class ControlCommand(
    string instanceId, Func<EngineState, LiveInstance, bool> operation) : AnsweredCommand<ControlResult>
{
    public override void Execute(EngineState state) =>
        Answer = state.Instances.Find(instanceId) is not { } instance ? ControlResult.UnknownInstance
            : operation(state, instance) ? ControlResult.Done
            : ControlResult.NotApplicable;
}
