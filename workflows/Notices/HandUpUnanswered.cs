using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Before a morning's messages: tells others of coordinators who have neither signed in nor handed in after several
/// messages about overdue work, see <see cref="UnansweredRules"/>.
/// </summary>
/// <param name="board">The notices.</param>
public sealed class HandUpUnanswered(INoticeBoard board) : Activity<HandUpUnansweredInput, int>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<HandUpUnansweredInput, int> Name { get; } = new("HandUpUnanswered");

    /// <inheritdoc/>
    public override Task<int> RunAsync(ActivityContext context, HandUpUnansweredInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return board.HandUpUnansweredAsync(input.Day, input.At, context.Cancellation);
    }
}

/// <summary>What <see cref="HandUpUnanswered"/> is given.</summary>
/// <param name="Day">The day in Thailand.</param>
/// <param name="At">The moment, UTC.</param>
public sealed record HandUpUnansweredInput(DateOnly Day, DateTimeOffset At);
