using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProgramFlows.Functions.Durable.Events;

/// <summary>An event that nobody has waited for yet. The names of its members stand in histories.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Payload">What it carries.</param>
internal sealed record BufferedEvent(string Name, [property: JsonPropertyName("carried")] JsonElement Payload);
