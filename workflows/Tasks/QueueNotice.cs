using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Ports;

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
