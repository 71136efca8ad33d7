using Microsoft.DurableTask.Protobuf;
using ProgramFlows.Engine.Replay;
using ProgramFlows.Functions.Durable.Wire;
using Kind = Microsoft.DurableTask.Protobuf.HistoryEvent.EventTypeOneofCase;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>What a run has decided in the turns before this one, by number, as its history has it.</summary>
internal sealed class RecordedRun
{
    private readonly Dictionary<int, TurnAction> _actions;
    private readonly bool _isShortened;

    private RecordedRun(
        Dictionary<int, TurnAction> actions, bool isShortened, bool wasRewound, IReadOnlySet<string> eventNames) =>
        (_actions, _isShortened, WasRewound, EventNames) = (actions, isShortened, wasRewound, eventNames);

    /// <summary>How often the run was woken to try whether a release fits it.</summary>
    public int Wakes { get; private init; }

    /// <summary>Whether the run has been rewound, perhaps by this very turn.</summary>
    public bool WasRewound { get; }

    /// <summary>The names of the events that have reached the run.</summary>
    public IReadOnlySet<string> EventNames { get; }

    /// <summary>
    /// How many actions the code must come to again. None is certain once a rewind has taken some back, since the
    /// code may then go another way.
    /// </summary>
    public int Certain => _isShortened ? 0 : _actions.Count;

    /// <summary>Reads the message by which the host asks for a turn.</summary>
    /// <param name="encodedRequest">An orchestrator request, in base 64.</param>
    public static RecordedRun Read(string encodedRequest)
    {
        var request = OrchestratorRequest.Parser.ParseFrom(Convert.FromBase64String(encodedRequest));
        var actions = new Dictionary<int, TurnAction>();
        foreach (var historyEvent in request.PastEvents)
        {
            if (ActionOf(historyEvent) is { } action)
            {
                actions[historyEvent.EventId] = action;
            }
        }

        var names = request.PastEvents.Concat(request.NewEvents)
            .Where(h => h.EventTypeCase == Kind.EventRaised).Select(h => h.EventRaised.Name).ToList();

        // A rewind is noted as itself or, by Azure Storage, as a remark in the place of what it has taken back.
        var isShortened = request.PastEvents.Any(IsRewind);
        return new RecordedRun(
            actions,
            isShortened,
            isShortened || request.NewEvents.Any(IsRewind),
            names.ToHashSet(StringComparer.OrdinalIgnoreCase))
        {
            Wakes = names.Count(n => n == RaisedEvent.Wake),
        };
    }

    /// <summary>The action with this number; null when there was none, or when a rewind has taken it back.</summary>
    public TurnAction? Find(int number) => _actions.GetValueOrDefault(number);

    private static bool IsRewind(HistoryEvent historyEvent) =>
        historyEvent.EventTypeCase is Kind.ExecutionRewound or Kind.GenericEvent;

    private static TurnAction? ActionOf(HistoryEvent historyEvent) => historyEvent.EventTypeCase switch
    {
        Kind.TaskScheduled => new TurnAction(ActionKind.Activity, historyEvent.TaskScheduled.Name),
        Kind.TimerCreated => new TurnAction(ActionKind.Timer, string.Empty)
        {
            FireAt = historyEvent.TimerCreated.FireAt.ToDateTimeOffset(),
        },
        Kind.SubOrchestrationInstanceCreated => new TurnAction(
            ActionKind.SubOrchestration, historyEvent.SubOrchestrationInstanceCreated.Name)
        {
            InstanceId = historyEvent.SubOrchestrationInstanceCreated.InstanceId,
            Version = historyEvent.SubOrchestrationInstanceCreated.Version,
        },
        _ => null,
    };
}
