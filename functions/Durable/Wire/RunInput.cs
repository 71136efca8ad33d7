using System.Text.Json;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Events;

namespace ProgramFlows.Functions.Durable.Wire;

/// <summary>
/// What a run is started with. A run that continues another one also takes over what Durable Task would lose or put in
/// another order when the history begins anew; the first run of an instance has its input alone.
/// </summary>
/// <param name="Input">What the orchestrator is given.</param>
internal sealed record RunInput(JsonElement Input)
{
    private const string ContinuedMember = "$continued";

    /// <summary>The deduplication keys of the events that were taken before, oldest first.</summary>
    public IReadOnlyList<string> SeenKeys { get; init; } = [];

    /// <summary>The version of the run; null when it is the instance's, of which the host keeps one for life.</summary>
    public string? Version { get; init; }

    /// <summary>The custom status of the run before; null when it had none.</summary>
    public JsonElement? Shown { get; init; }

    /// <summary>The events that nobody has waited for yet, in order.</summary>
    public IReadOnlyList<BufferedEvent> KeptEvents { get; init; } = [];

    /// <summary>As it crosses.</summary>
    public JsonElement Wrap() =>
        SeenKeys.Count == 0 && Version is null && Shown is null && KeptEvents.Count == 0
            ? Input
            : Json.Envelope(new Dictionary<string, RunInput> { [ContinuedMember] = this });

    /// <summary>As it arrived.</summary>
    public static RunInput Open(JsonElement arrived) =>
        Json.Member(arrived, ContinuedMember) is { ValueKind: JsonValueKind.Object } continued
            ? Payload.Read<RunInput>(Json.BytesOf(continued))
            : new RunInput(arrived);
}
