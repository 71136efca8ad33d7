using System.Text.Json;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>How an instance's tags stand in its row: a JSON object, or nothing when there are none.</summary>
internal static class InstanceTags
{
    private static readonly Dictionary<string, string> None = [];

    public static string? Write(IReadOnlyDictionary<string, string> tags) =>
        InstanceTag.Checked(tags).Count == 0 ? null : JsonSerializer.Serialize(tags, Payload.Options);

    public static Dictionary<string, string> Read(string? json) =>
        json is null ? None : JsonSerializer.Deserialize<Dictionary<string, string>>(json, Payload.Options) ?? None;
}
