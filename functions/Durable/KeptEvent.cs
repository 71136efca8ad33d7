using System.Text.Json;

namespace ProgramFlows.Functions.Durable;

/// <summary>An event that nobody has waited for yet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Carried">What it carries.</param>
internal sealed record KeptEvent(string Name, JsonElement Carried);
