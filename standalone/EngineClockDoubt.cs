using ProgramFlows.Engine.Runtime;
using ProgramFlows.Workflows.Operations;

namespace ProgramFlows.Standalone;

/// <summary>What the engine of this process thinks of the clock.</summary>
internal sealed class EngineClockDoubt(EmbeddedEngine engine) : IClockDoubt
{
    public (DateTimeOffset Known, DateTimeOffset Shown)? Present =>
        engine.ClockHold is { } hold ? (hold.Known, hold.Shown) : null;
}
