using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>Closes a task that the year's end found open.</summary>
/// <param name="desk">The desk.</param>
public sealed class LapseTask(ITaskDesk desk) : Activity<LapseTaskInput, Unit>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<LapseTaskInput, Unit> Name { get; } = new("LapseTask");

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(ActivityContext context, LapseTaskInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await desk.DoAsync(
            new TaskCommand(context.IdempotencyKey, input.TaskId, TaskAction.Lapse, Actor.Programme, input.At),
            context.Cancellation);
        return default;
    }
}
