namespace ProgramFlows.Engine.Replay;

/// <summary>
/// What replay looks at of an action: code that decides one of the same identity fits the history, whatever input it
/// gives, and whatever moment it sets a timer for.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its sequence number in the run, from 0.</param>
/// <param name="Name">The activity or orchestrator; null or empty for a timer. Case is not looked at.</param>
/// <param name="InstanceId">The id of a sub-orchestration; not looked at otherwise.</param>
internal readonly record struct ActionIdentity(ActionKind Kind, int Number, string? Name, string? InstanceId)
{
    /// <summary>Whether both are the same as far as replay looks.</summary>
    public bool IsSameAs(in ActionIdentity other) =>
        Kind == other.Kind
        && Number == other.Number
        && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && (Kind != ActionKind.SubOrchestration || InstanceId == other.InstanceId);

    /// <summary>What was decided, for whoever reads why an instance is blocked.</summary>
    public string Describe() => Kind switch
    {
        ActionKind.Activity => $"#{Number} calls activity '{Name}'",
        ActionKind.Timer => $"#{Number} sets a timer",
        _ => $"#{Number} starts sub-orchestration '{Name}' as '{InstanceId}'",
    };
}
