using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Operations;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>
/// One task from its opening to its end: reminders before and after the due date, hand-ups while it is overdue, the
/// review of what was handed in, a red risk in it, returns, extensions and waivers. One waiter for what people do is
/// kept alive; only timers are given up around it.
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
        var taskEvent = context.WaitForExternalEventAsync(TaskEvent.Event);
        Show(context, input, input.Plan.DueOn, task: null);
        await OpenAsync(context, input);
        var task = new FollowedTask(input, context.CurrentUtcDateTime);
        while (!task.IsClosed)
        {
            Show(context, input, task.DueOn, task.Status);
            var next = task.Next();
            if (await context.CompletedByAsync(taskEvent, next.At))
            {
                var taken = await taskEvent;
                taskEvent = context.WaitForExternalEventAsync(TaskEvent.Event);

                // What an older release heard holds no red, so that its histories are replayed as they are.
                if (task.Take(taken) && taken.HoldsRed)
                {
                    await context.CallActivityAsync(
                        StartRedRiskMessages.Name, new RedRiskMessagesInput(taken.Id), Retries.Patient);
                }
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

        Show(context, input, dueOn: null, task.Status);
        return new TaskOutcome(task.Status, task.ChangedAt);
    }

    private static void Show(
        OrchestrationContext context, TaskFollowUpInput input, DateOnly? dueOn, WorkTaskStatus? task) =>
        context.SetCustomStatus(new ShownProgress(input.Province, input.Network, [input.Step], dueOn, task));

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

/// <summary>What a task's orchestration is started with.</summary>
/// <param name="TaskId">The task's id.</param>
/// <param name="Network">The network's code.</param>
/// <param name="Step">The step's number.</param>
/// <param name="Plan">The task as it stands in the network's year.</param>
/// <param name="Rules">How it is followed up.</param>
/// <param name="Origin">Which task of which programme it is; null in what an older release started, where the id says
/// it.</param>
/// <param name="Province">The province's code; null in what an older release started.</param>
public sealed record TaskFollowUpInput(
    TaskId TaskId,
    NetworkCode Network,
    int Step,
    PlannedTask Plan,
    FollowUpRules Rules,
    TaskOrigin? Origin = null,
    string? Province = null);
