using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProgramFlows.Workflows.Texts;
using InstanceIdRule = ProgramFlows.Engine.Contract.InstanceId;

namespace ProgramFlows.Standalone.Control;

/// <summary>What an operator asks of a running installation.</summary>
/// <param name="Operation">What.</param>
/// <param name="InstanceId">Of which instance; null for <see cref="ControlOperation.PurgeEnded"/>.</param>
/// <param name="Reason">Why; it stands in the history.</param>
/// <param name="Before">For <see cref="ControlOperation.PurgeEnded"/>: the moment, which names its offset.</param>
internal sealed partial record ControlRequest(
    ControlOperation Operation, string? InstanceId, string Reason, DateTimeOffset? Before)
{
    // Nothing is guessed: an operation that was misread may remove an instance.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Fields = ["operation", "instanceId", "reason", "before"];

    private static readonly Dictionary<string, ControlOperation> Operations =
        Enum.GetValues<ControlOperation>().ToDictionary(o => o.ToString(), StringComparer.Ordinal);

    /// <summary>Reads what came through the socket.</summary>
    /// <param name="json">The text.</param>
    /// <param name="request">The request, when it is one.</param>
    /// <param name="problem">Why it is none, as a sentence.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> json,
        [NotNullWhen(true)] out ControlRequest? request,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            request = Read(document.RootElement);
            problem = ProblemOf(request);
        }
        catch (JsonException e)
        {
            var line = e.LineNumber + 1;
            (request, problem) = (null, $"The request is no JSON object with each field once (line {line}).");
        }
        catch (FormatException e)
        {
            (request, problem) = (null, e.Message);
        }

        request = problem is null ? request : null;
        return problem is null;
    }

    /// <summary>Each field as it is written, and no numbers, lists or other spellings.</summary>
    /// <exception cref="FormatException">One is missing or is something else; the message is a sentence.</exception>
    private static ControlRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The request is no JSON object.");
        }

        foreach (var field in root.EnumerateObject().Select(f => f.Name).Where(n => !Fields.Contains(n)))
        {
            throw new FormatException(
                $"The request has the field '{Quoted.Of(field)}', which is none of {string.Join(", ", Fields)}.");
        }

        var operation = TextOf(root, "operation");
        return new ControlRequest(
            operation is not null && Operations.TryGetValue(operation, out var known)
                ? known
                : throw new FormatException($"The operation is none of {string.Join(", ", Operations.Keys)}."),
            TextOf(root, "instanceId"),
            TextOf(root, "reason") ?? throw new FormatException("The request needs a reason."),
            TextOf(root, "before") is { } before ? MomentOf(root.GetProperty("before"), before) : null);
    }

    private static string? TextOf(JsonElement root, string field)
    {
        if (!root.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            return value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : throw new FormatException($"The field '{field}' is no text in quotation marks.");
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"The field '{field}' holds half a character.", e);
        }
    }

    /// <summary>Without an offset the moment would be one of this machine's zone, which nobody named.</summary>
    private static DateTimeOffset MomentOf(JsonElement value, string text) =>
        value.TryGetDateTimeOffset(out var moment) && Offset().IsMatch(text)
            ? moment
            : throw new FormatException(
                $"'{Quoted.Of(text)}' is no moment with its offset. Write it in UTC, as 2026-01-01T00:00:00Z.");

    private static string? ProblemOf(ControlRequest read) => read switch
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

    [GeneratedRegex(@"T.*(?:Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Offset();
}
