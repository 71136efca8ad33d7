using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>
/// One task from its opening to its end: reminders before and after the due date, hand-ups while it is overdue, the
/// review of what was handed in, returns, extensions and waivers. One waiter for what people do is kept alive; only
/// timers are given up around it.
/// </summary>
public sealed class TaskFollowUp : Orchestrator<TaskFollowUpInput, TaskOutcome>
{
    /// <summary>Its name in histories.</summary>
    public static OrchestratorName<TaskFollowUpInput, TaskOutcome> Name { get; } = new("TaskFollowUp");

    /// <inheritdoc/>
    public override async Task<TaskOutcome> RunAsync(OrchestrationContext context, TaskFollowUpInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var happening = context.WaitForExternalEventAsync(TaskHappening.Event);
        await OpenAsync(context, input);
        var task = new FollowedTask(input, context.CurrentUtcDateTime);
        while (!task.IsClosed)
        {
            var next = task.Next();
            if (await context.CompletedByAsync(happening, next.At))
            {
                task.Take(await happening);
                happening = context.WaitForExternalEventAsync(TaskHappening.Event);
            }
            else if (next.Reminder is { } kind)
            {
                await RemindAsync(context, input, kind, next);
                task.Reminded(next);
            }
            else
            {
                await LapseAsync(context, input);
                task.Lapse(context.CurrentUtcDateTime);
            }
        }

        return new TaskOutcome(task.Status, task.ChangedAt);
    }

    private static async Task OpenAsync(OrchestrationContext context, TaskFollowUpInput input)
    {
        var opensAt = ThaiTime.Moment(input.Plan.OpensOn, input.Rules.RungsAt);
        while (context.CurrentUtcDateTime < opensAt)
        {
            await context.CreateTimerAsync(opensAt);
        }

        var task = new NewTask(
            input.TaskId,
            input.Network,
            input.Step,
            input.Plan.Title,
            input.Plan.DueOn,
            input.Plan.LastDueOn,
            input.Plan.IsCatchUp,
            input.Origin);
        await context.CallActivityAsync(
            OpenTask.Name, new OpenTaskInput(task, context.CurrentUtcDateTime), Retries.Patient);
    }

    private static async Task RemindAsync(
        OrchestrationContext context, TaskFollowUpInput input, NoticeKind kind, FollowUpStep step)
    {
        var notice = new QueueNoticeInput(input.TaskId, kind, step.To, context.CurrentUtcDateTime);
        await context.CallActivityAsync(QueueNotice.Name, notice, Retries.Patient);
    }

    private static async Task LapseAsync(OrchestrationContext context, TaskFollowUpInput input) =>
        await context.CallActivityAsync(
            LapseTask.Name, new LapseTaskInput(input.TaskId, context.CurrentUtcDateTime), Retries.Patient);
}
