using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>Opens a task at the desk.</summary>
/// <param name="desk">The desk.</param>
public sealed class OpenTask(ITaskDesk desk) : Activity<OpenTaskInput, Unit>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<OpenTaskInput, Unit> Name { get; } = new("OpenTask");

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(ActivityContext context, OpenTaskInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await desk.OpenAsync(input.Task, input.At, context.Cancellation);
        return default;
    }
}

/// <summary>What <see cref="OpenTask"/> is given.</summary>
/// <param name="Task">The task.</param>
/// <param name="At">When, UTC.</param>
public sealed record OpenTaskInput(NewTask Task, DateTimeOffset At);
