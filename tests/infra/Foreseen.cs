using System.Text.Json.Nodes;

namespace ProgramFlows.Tests.Infra;

/// <summary>A resource that a deployment would make.</summary>
internal sealed record Foreseen(JsonObject Json)
{
    public string Id => (string)Json["id"]!;

    public string Type => (string)Json["type"]!;

    public string Name => ((string)Json["name"]!).Split('/')[^1];

    /// <summary>A member of its properties by its path, such as <c>backup.days</c>; null when there is none.</summary>
    public JsonNode? this[string path] =>
        path.Split('.').Aggregate(Json["properties"], (node, member) => (node as JsonObject)?[member]);

    public string? Text(string path) => this[path]?.ToString();

    public bool? Flag(string path) => (bool?)this[path];
}
