using System.Text.Json;

namespace ProgramFlows.Functions.Durable;

/// <summary>Something an orchestrator decides.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The activity or orchestrator; empty for a timer.</param>
internal sealed record Decision(DecisionKind Kind, string Name)
{
    /// <summary>The instance id of a part.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The version a part is started with.</summary>
    public string? Version { get; init; }

    /// <summary>The tags of a part.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>When a timer fires.</summary>
    public DateTimeOffset FireAt { get; init; }

    /// <summary>The input of a call; a recorded one is not looked at again, and is left out.</summary>
    public JsonElement Payload { get; init; } = Json.Of<object?>(null);

    /// <summary>As far as replay looks: kind and name, and a part's id.</summary>
    public bool IsSameAs(Decision other) =>
        Kind == other.Kind
        && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && (Kind != DecisionKind.Part || InstanceId == other.InstanceId);

    public string Describe(int number) => Kind switch
    {
        DecisionKind.Activity => $"#{number} calls activity '{Name}'",
        DecisionKind.Timer => $"#{number} sets a timer",
        _ => $"#{number} starts sub-orchestration '{Name}' as '{InstanceId}'",
    };
}
