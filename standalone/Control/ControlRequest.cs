using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using InstanceIdRule = ProgramFlows.Engine.Contract.InstanceId;

namespace ProgramFlows.Standalone.Control;

/// <summary>What an operator asks of a running installation.</summary>
/// <param name="Operation">What.</param>
/// <param name="InstanceId">Of which instance; null for <see cref="ControlOperation.PurgeEnded"/>.</param>
/// <param name="Reason">Why; it stands in the history.</param>
/// <param name="Before">For <see cref="ControlOperation.PurgeEnded"/>: the moment, UTC.</param>
internal sealed record ControlRequest(
    ControlOperation Operation, string? InstanceId, string Reason, DateTimeOffset? Before)
{
    // Nothing is guessed: an operation that was misread may remove an instance.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new OperationConverter() },
    };

    /// <summary>Reads what came through the socket.</summary>
    /// <param name="json">The text.</param>
    /// <param name="request">The request, when it is one.</param>
    /// <param name="problem">Why it is none, as a sentence.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> json,
        [NotNullWhen(true)] out ControlRequest? request,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Wire>(json, Strict);
            problem = read is null ? "The request is null." : ProblemOf(read);
            request = problem is null
                ? new ControlRequest(read!.Operation, read.InstanceId, read.Reason, read.Before)
                : null;
        }
        catch (JsonException e)
        {
            (request, problem) = (null, $"The request cannot be read: {e.Message.TrimEnd('.')}.");
        }

        return problem is null;
    }

    private static string? ProblemOf(Wire read) => read switch
    {
        { Operation: ControlOperation.PurgeEnded, InstanceId: not null } => "PurgeEnded takes no instance.",
        { Operation: ControlOperation.PurgeEnded, Before: null } => "PurgeEnded needs the moment before which.",
        { Operation: ControlOperation.PurgeEnded } => null,
        { InstanceId: null } => $"{read.Operation} needs the id of an instance.",
        { Before: not null } => $"{read.Operation} takes no moment.",
        _ => ProblemOf(read.InstanceId),
    };

    private static string? ProblemOf(string instanceId)
    {
        try
        {
            InstanceIdRule.Checked(instanceId);
            return null;
        }
        catch (ArgumentException)
        {
            return "That is no id of an instance.";
        }
    }

    /// <summary>What must and what may be given.</summary>
    private sealed record Wire(
        ControlOperation Operation, string Reason, string? InstanceId = null, DateTimeOffset? Before = null);

    /// <summary>Names as they are written, and no numbers, lists or other spellings.</summary>
    private sealed class OperationConverter : JsonConverter<ControlOperation>
    {
        private static readonly Dictionary<string, ControlOperation> Known =
            Enum.GetValues<ControlOperation>().ToDictionary(o => o.ToString(), StringComparer.Ordinal);

        public override ControlOperation Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Known.TryGetValue(reader.GetString()!, out var operation)
                ? operation
                : throw new JsonException($"the operation is none of {string.Join(", ", Known.Keys)}");

        public override void Write(
            Utf8JsonWriter writer, ControlOperation value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
