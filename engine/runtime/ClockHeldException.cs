namespace ProgramFlows.Engine.Runtime;

/// <summary>What was asked cannot be done while the engine holds everything: it does not believe the clock.</summary>
/// <param name="hold">What it does not believe.</param>
public sealed class ClockHeldException(ClockHold hold) : IOException(hold.Message)
{
    /// <summary>What the engine does not believe.</summary>
    public ClockHold Hold { get; } = hold;
}
