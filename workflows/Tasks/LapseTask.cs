using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

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
            new TaskCommand(
                new CommandId(context.IdempotencyKey), input.TaskId, TaskAction.Lapse, Actor.Programme, input.At),
            context.Cancellation);
        return default;
    }
}

/// <summary>What <see cref="LapseTask"/> is given.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="At">When, UTC.</param>
public sealed record LapseTaskInput(TaskId TaskId, DateTimeOffset At);
