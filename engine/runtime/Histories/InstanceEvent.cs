namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>Something that reached an instance.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="TaskId">The call or timer it answers, or the generation of a run that begins; -1 otherwise.</param>
/// <param name="Name">The name of an external event; null otherwise.</param>
/// <param name="Payload">Input, answer, failure, event payload or reason, as UTF-8 JSON; empty when there is
/// none.</param>
internal sealed record InstanceEvent(InstanceEventKind Kind, int TaskId, string? Name, byte[] Payload)
{
    public static InstanceEvent Started(byte[] input, int generation = 0) =>
        new(InstanceEventKind.Started, generation, null, input);

    public static InstanceEvent Raised(string name, byte[] payload) =>
        new(InstanceEventKind.EventRaised, -1, name, payload);

    public static InstanceEvent TimerFired(int taskId) => new(InstanceEventKind.TimerFired, taskId, null, []);
}
