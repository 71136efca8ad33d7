using System.Globalization;
using System.Text;
using System.Text.Json;
using DurableTask.Core.History;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Wire;
using HistoryEvent = ProgramFlows.Engine.Contract.HistoryEvent;

namespace ProgramFlows.Functions.Durable.Client;

/// <summary>What a history tells, in the contract's words and without what our envelopes add.</summary>
internal static class HistoryTranslation
{
    public static IReadOnlyList<HistoryEvent> Of(IEnumerable<DurableTask.Core.History.HistoryEvent> history) =>
        [.. history.Select(Of).OfType<HistoryEvent>()];

    private static HistoryEvent? Of(DurableTask.Core.History.HistoryEvent historyEvent)
    {
        var at = new DateTimeOffset(DateTime.SpecifyKind(historyEvent.Timestamp, DateTimeKind.Utc));
        HistoryEvent Told(HistoryEventKind kind, int? taskId, string? name, string? payload) =>
            new(at, kind, taskId, name, payload);

        return historyEvent switch
        {
            ExecutionStartedEvent e => Told(HistoryEventKind.ExecutionStarted, null, null, InputOf(e.Input)),
            TaskScheduledEvent e => Told(HistoryEventKind.TaskScheduled, e.EventId, e.Name, CallInputOf(e.Input)),
            TaskCompletedEvent e => Told(HistoryEventKind.TaskCompleted, e.TaskScheduledId, null, e.Result),
            TaskFailedEvent e => Told(
                HistoryEventKind.TaskFailed,
                e.TaskScheduledId,
                null,
                FailureText(e.FailureDetails, e.Details ?? e.Reason)),
            TimerCreatedEvent e => Told(HistoryEventKind.TimerCreated, e.EventId, null, MomentOf(e.FireAt)),
            TimerFiredEvent e => Told(HistoryEventKind.TimerFired, e.TimerId, null, null),
            SubOrchestrationInstanceCreatedEvent e => Told(
                HistoryEventKind.SubOrchestrationCreated, e.EventId, e.Name, e.Input),
            SubOrchestrationInstanceCompletedEvent e => Told(
                HistoryEventKind.SubOrchestrationCompleted, e.TaskScheduledId, null, e.Result),
            SubOrchestrationInstanceFailedEvent e => Told(
                HistoryEventKind.SubOrchestrationFailed,
                e.TaskScheduledId,
                null,
                e.FailureDetails is null ? null : FailureText(e.FailureDetails, e.Details ?? e.Reason)),
            EventRaisedEvent { Name: RaisedEvent.Wake } e => Told(
                HistoryEventKind.ExecutionResumed, null, null, e.Input),
            EventRaisedEvent e => Told(HistoryEventKind.EventRaised, null, e.Name, PayloadOf(e.Input)),
            ExecutionSuspendedEvent e => Told(HistoryEventKind.ExecutionSuspended, null, null, TextOf(e.Reason)),
            ExecutionResumedEvent e => Told(HistoryEventKind.ExecutionResumed, null, null, TextOf(e.Reason)),
            ExecutionTerminatedEvent e => Told(HistoryEventKind.ExecutionCompleted, null, null, e.Input),
            ExecutionCompletedEvent e => Told(
                HistoryEventKind.ExecutionCompleted,
                null,
                null,
                e.FailureDetails is null ? e.Result : FailureText(e.FailureDetails, e.Result)),
            _ => null,
        };
    }

    private static string? InputOf(string? input) => Unwrapped(input, j => RunInput.Open(j).Input);

    private static string? CallInputOf(string? call) => Unwrapped(call, ActivityCall.InputOf);

    private static string? PayloadOf(string? raised) => Unwrapped(raised, j => RaisedEvent.Open(j).Payload);

    private static string? Unwrapped(
        string? payload, Func<JsonElement, JsonElement> open) =>
        string.IsNullOrEmpty(payload) ? null : open(Json.Parse(payload)).GetRawText();

    private static string MomentOf(DateTime moment) => TextOf(
        new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)).ToString("O", CultureInfo.InvariantCulture));

    private static string TextOf(string text) => Encoding.UTF8.GetString(Payload.Write(text));

    private static string FailureText(DurableTask.Core.FailureDetails? details, string? text) =>
        Encoding.UTF8.GetString(Payload.Write(
            CodedFailureException.Read(details?.ErrorMessage)
                ?? CodedFailureException.Read(text)
                ?? new FailureDetails(
                    details?.ErrorType ?? "Unknown",
                    details?.ErrorMessage ?? text ?? string.Empty,
                    null,
                    IsPermanent: false,
                    null)));
}
