using System.Text.Json;
using ProgramFlows.Engine.Replay;
using ProgramFlows.Functions.Durable.Wire;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>Something an orchestrator decides.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The activity or orchestrator; empty for a timer.</param>
internal sealed record TurnAction(ActionKind Kind, string Name)
{
    /// <summary>The instance id of a sub-orchestration.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The version a sub-orchestration is started with.</summary>
    public string? Version { get; init; }

    /// <summary>The tags of a sub-orchestration.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>When a timer fires.</summary>
    public DateTimeOffset FireAt { get; init; }

    /// <summary>The input of a call; a recorded one is not looked at again, and is left out.</summary>
    public JsonElement Payload { get; init; } = Json.Of<object?>(null);

    /// <summary>What replay looks at.</summary>
    /// <param name="number">Which of the run's actions it is.</param>
    public ActionIdentity As(int number) => new(Kind, number, Name, InstanceId);
}
