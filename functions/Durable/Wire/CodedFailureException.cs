using System.Buffers.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable.Wire;

/// <summary>
/// A failure that crosses the host. On its way the host may rename the exception's type and wrap or quote its text, but
/// keeps the first line of the text; so what an orchestrator must know of the failure (that it is permanent, above all)
/// is written into that line, in letters that no quoting changes.
/// </summary>
internal sealed partial class CodedFailureException : Exception
{
    private readonly string? _trace;

    // Without the cause underneath: the host asks every level for its texts, and those of the cause may throw, or lie
    // in a circle, and take the worker down.
    private CodedFailureException(FailureDetails details)
        : base($"{details.ErrorMessage.ReplaceLineEndings(" ")} [failure:{Code(details)}]") =>
        _trace = details.StackTrace;

    /// <inheritdoc/>
    public override string? StackTrace => _trace ?? base.StackTrace;

    /// <summary>The failure that an exception is.</summary>
    public static CodedFailureException Of(Exception cause) => new(FailureDetails.Of(cause));

    /// <summary>The failure that a text tells of; null when it has none in it.</summary>
    public static FailureDetails? Read(string? text) =>
        text is not null && Coded().Match(text) is { Success: true } match
            ? JsonSerializer.Deserialize<FailureDetails>(
                Base64Url.DecodeFromChars(match.Groups["code"].ValueSpan), Payload.Options)
            : null;

    /// <summary>A failure as the contract tells it; a part that was terminated has none.</summary>
    public static FailureDetails? Read(TaskFailureDetails? details)
    {
        for (var told = details; told is not null; told = told.InnerFailure)
        {
            if (Read(told.ErrorMessage) is { } coded)
            {
                return coded with { StackTrace = details!.StackTrace };
            }
        }

        return details is null or { ErrorType: "(unknown)" }
            ? null
            : new FailureDetails(
                details.ErrorType,
                details.ErrorMessage,
                details.StackTrace,
                IsPermanent: false,
                Read(details.InnerFailure));
    }

    private static string Code(FailureDetails details) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(WithoutTraces(details), Payload.Options));

    private static FailureDetails WithoutTraces(FailureDetails details) => details with
    {
        StackTrace = null,
        InnerFailure = details.InnerFailure is { } inner ? WithoutTraces(inner) : null,
    };

    [GeneratedRegex(@"\[failure:(?<code>[A-Za-z0-9_-]+)\]")]
    private static partial Regex Coded();
}
