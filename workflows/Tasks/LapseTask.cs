using ProgramFlows.Engine.Contract;
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
        await desk.LapseAsync(
            new TaskCommand(context.IdempotencyKey, input.TaskId, TaskFollowUp.Name.Value, input.At),
            context.Cancellation);
        return default;
    }
}
