using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Operations;

namespace ProgramFlows.Workflows.Networks;

/// <summary>The tasks of a cycle that are followed now, shown as its custom status.</summary>
internal sealed class TasksUnderWay(OrchestrationContext context, NetworkCycleInput input)
{
    private readonly List<(int Step, PlannedTask Task)> _tasks = [];

    public void Add(int step, PlannedTask task)
    {
        _tasks.Add((step, task));
        Show();
    }

    public void Remove(int step, PlannedTask task)
    {
        _tasks.Remove((step, task));
        Show();
    }

    private void Show() => context.SetCustomStatus(new ShownProgress(
        input.Province,
        input.Network,
        [.. _tasks.Select(t => t.Step).Distinct().Order()],
        _tasks.Count == 0 ? null : _tasks.Min(t => t.Task.DueOn)));
}
