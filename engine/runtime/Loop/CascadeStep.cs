using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>An instance whose sub-orchestrations an operation has yet to reach.</summary>
/// <param name="instance">The instance's number.</param>
/// <param name="after">How far it has come: the last sub-orchestration it has reached, by its own number or, for a
/// rewind, by that of the call.</param>
internal sealed class CascadeStep(long instance, long after)
{
    public long Instance { get; } = instance;

    public long After { get; } = after;

    /// <summary>Its row in the journal; 0 while it has none.</summary>
    public long Row { get; init; }

    /// <summary>For a rewind: the calls that are left, in order; null when they have not been read.</summary>
    public Queue<TurnAction>? Calls { get; init; }
}
