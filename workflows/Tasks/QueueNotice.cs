using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>Puts a reminder up for the next digest.</summary>
/// <param name="board">The notice board.</param>
public sealed class QueueNotice(INoticeBoard board) : Activity<QueueNoticeInput, Unit>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<QueueNoticeInput, Unit> Name { get; } = new("QueueNotice");

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(ActivityContext context, QueueNoticeInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await board.QueueAsync(
            new NoticeRequest(context.IdempotencyKey, input.TaskId, input.Kind, input.To, input.At),
            context.Cancellation);
        return default;
    }
}

/// <summary>What <see cref="QueueNotice"/> is given.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">Why they are told.</param>
/// <param name="To">Whose roles.</param>
/// <param name="At">When, UTC.</param>
public sealed record QueueNoticeInput(TaskId TaskId, NoticeKind Kind, IReadOnlyList<Role> To, DateTimeOffset At);
