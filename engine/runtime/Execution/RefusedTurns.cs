using System.Globalization;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>Whose turns this process no longer takes, and why: they would take it down, or hold it up again.</summary>
internal sealed class RefusedTurns
{
    // Each has taken a thread, and perhaps a whole processor, for as long as the process lives.
    private const int MostLeftBehind = 3;

    private readonly TurnMark? _mark;
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _leftBehind = new(StringComparer.OrdinalIgnoreCase);
    private int _threads;

    /// <param name="mark">What the processes before this one have left; null for nothing.</param>
    public RefusedTurns(TurnMark? mark = null)
    {
        _mark = mark;
        foreach (var instance in mark?.Deadly ?? [])
        {
            Refuse(
                instance,
                "Three starts in a row died in its turn, at the same place; a stack overflow ends a process like that. "
                + "What reached it is kept. Deploy a release in which the turn holds, then resume the instance.");
        }
    }

    /// <summary>Why an instance's code must not run; null when it may.</summary>
    public string? Find(string instanceId, string orchestrator) =>
        _problems.GetValueOrDefault(instanceId) ?? FindOrchestrator(orchestrator);

    public bool Contains(string instanceId) => _problems.ContainsKey(instanceId);

    /// <summary>Why no instance of an orchestrator may run; null when they may.</summary>
    public string? FindOrchestrator(string orchestrator) =>
        _threads >= MostLeftBehind && _leftBehind.ContainsKey(orchestrator)
            ? $"Orchestrator '{orchestrator}' is not run any more in this process, in which {_threads} turns were left "
                + $"behind ({string.Join(", ", _leftBehind.Select(b => $"'{b.Key}' of '{b.Value}'"))}). Deploy a "
                + "release in which it does not block, and start again; the instance then goes on."
            : null;

    /// <summary>A turn took longer than the limit; gives the problem of its instance.</summary>
    public string LeftBehind(OrchestrationRun run, TimeSpan limit)
    {
        _threads++;
        _leftBehind.TryAdd(run.Name, run.InstanceId);
        return Refuse(run.InstanceId, string.Create(
            CultureInfo.InvariantCulture,
            $"A turn of orchestrator '{run.Name}' took longer than {limit.TotalSeconds:0.###} s and was left behind "
            + $"({_threads} in this process). An orchestrator must not block, sleep or loop without end: await the "
            + $"context's tasks. What reached it is kept. Deploy a release that does not block; the instance then goes "
            + $"on."));
    }

    /// <summary>An instance's code must not run until an operator says so.</summary>
    public string Refuse(string instanceId, string problem) => _problems[instanceId] = problem;

    /// <summary>An operator lets it try again, whatever its turn did before.</summary>
    public void Allow(string instanceId)
    {
        _problems.Remove(instanceId);
        _mark?.Forget(instanceId);
    }
}
