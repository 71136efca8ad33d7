using System.Text.Json;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>Something that reached an instance.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="TaskId">The call or timer it answers, or the generation of a run that begins;
/// <see cref="NoTask"/> otherwise.</param>
/// <param name="Name">The name of an external event; null otherwise.</param>
/// <param name="Payload">Input, answer, failure, event payload or reason, as UTF-8 JSON; empty when there is
/// none.</param>
internal sealed record InstanceEvent(InstanceEventKind Kind, int TaskId, string? Name, byte[] Payload)
{
    /// <summary>The number that stands where an event answers nothing.</summary>
    public const int NoTask = -1;

    /// <summary>For <see cref="InstanceEventKind.Started"/>: which of the instance's runs begins.</summary>
    public int Generation => TaskId;

    public static InstanceEvent Started(byte[] input, int generation = 0) =>
        new(InstanceEventKind.Started, generation, null, input);

    public static InstanceEvent Raised(string name, byte[] payload) =>
        new(InstanceEventKind.EventRaised, NoTask, name, payload);

    public static InstanceEvent Failed(InstanceEventKind kind, int taskId, FailureDetails failure) =>
        new(kind, taskId, null, JsonSerializer.SerializeToUtf8Bytes(failure, Contract.Payload.Options));

    public static InstanceEvent TimerFired(int taskId) => new(InstanceEventKind.TimerFired, taskId, null, []);
}
